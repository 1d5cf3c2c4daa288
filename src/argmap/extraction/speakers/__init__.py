"""Speakers: whom the words mean that stand in the place of a speaker.

In come attributions with those places, out go the same with names: titles, surnames,
acronyms and pronouns resolved over the document. The pipeline's components call it; it
stands on `reporting`, which tells phrases and verbs apart.
"""

from __future__ import annotations
