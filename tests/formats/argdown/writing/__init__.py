"""Tests of the writer: from a map to an Argdown text."""

from __future__ import annotations
