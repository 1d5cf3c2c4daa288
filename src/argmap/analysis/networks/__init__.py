"""Discourse networks: who speaks with whom, and against whom, claim by claim.

In comes a map, out come networkx graphs whose edges have a ``weight``, and records.
`counting` says what is counted, `measures` how two rows of counts make a weight,
`building` and `graphs` make the networks, `windows` cuts a span of time into windows,
and `frustration` splits a network into two sides.
"""

from __future__ import annotations
