"""Tests of the sourcing keys: from an Argdown text to a map."""

from __future__ import annotations
