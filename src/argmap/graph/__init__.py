"""The map as a graph: attacks compiled from it, and ways through it.

In comes an :class:`~argmap.model.argument_map.ArgumentMap`; out come graphs of plain
indices or of networkx. Analyses, formats and drawings may call it.
"""

from __future__ import annotations
