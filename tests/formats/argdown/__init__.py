"""Tests of the Argdown notation."""

from __future__ import annotations
