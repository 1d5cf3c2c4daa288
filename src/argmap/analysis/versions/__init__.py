"""Versions of a map: matching their records, telling what changed, merging them.

Two or three maps come in; changes, conflicts and a map go out.
"""

from __future__ import annotations
