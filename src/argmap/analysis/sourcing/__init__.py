"""Sourcing: what claims rest on, and findings on where that is thin.

Auditing gathers the findings; every other module tells of one way in which sourcing
may be thin. Comes in: a map; goes out: findings and counts.
"""

from __future__ import annotations
