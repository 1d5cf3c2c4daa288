"""Analyses: the questions that a map answers, one module each.

In comes an :class:`~argmap.model.argument_map.ArgumentMap`, out go frozen records in
the map's order. Analyses change nothing, read no file and print nothing; renderers
and the command line call them.
"""

from __future__ import annotations
