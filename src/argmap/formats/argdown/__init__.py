"""Formats/argdown."""

from __future__ import annotations
