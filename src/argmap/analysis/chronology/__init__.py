"""Chronology: figures at a date, what superseded them, and statuses over time.

What time a claim is about and when it was said are kept apart throughout.
"""

from __future__ import annotations
