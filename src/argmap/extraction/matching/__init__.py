"""Matching: what several documents say of the same thing, for a person to decide.

In come maps, or what has a ``to_map()``; out go pairs of claims from different
documents: the same claim, figures that conflict, figures that a newer one supersedes.
By words, aspects and numbers alone; no language model, and no spaCy. The command line
and users may call it.
"""

from __future__ import annotations
