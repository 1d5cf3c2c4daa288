"""Gradual semantics at work: how strengths are swept, damped and brought to rest.

Numbers in, numbers out; `argmap.analysis.strength` is the only caller.
"""

from __future__ import annotations
