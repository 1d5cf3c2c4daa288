"""Tests of argmap."""

from __future__ import annotations
