"""Notations: in come bytes or a map, out go a map or bytes, and a report of losses.

Each notation is a module with two functions, ``load(data, *, name)``, which returns a
map and a `ReadLog`, and ``dump(m)``, which returns bytes and the findings on what they
could not carry. `table` names them all and is what rooms above and users call; only
`files` writes to disk.
"""

from __future__ import annotations
