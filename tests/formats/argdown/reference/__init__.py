"""Comparison with the living reference parser, where Node and npm can run it."""

from __future__ import annotations
