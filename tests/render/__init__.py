"""Tests of argmap.render."""

from __future__ import annotations
