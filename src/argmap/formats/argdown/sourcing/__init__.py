"""Sourcing: an Argdown model in, a map and findings out.

Data blocks say who claims what, where, and who draws which link. `lowering.lower` is
what `notation` calls; the writer shares the tables of `keys` and `head`.
"""

from __future__ import annotations
