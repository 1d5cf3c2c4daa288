"""Extraction: from the text of a document to a draft map, for a person to decide.

In comes a text, out goes a :class:`~argmap.extraction.drafts.Draft`: who says what, in
which words, on what evidence. Every proposal is a place of the text; nothing is made
up, and nothing is final. Its rooms stand on one another: `words`, `layout`, then
`reporting` and `quantities`, then `speakers`; the modules beside them are spaCy
components and what makes a draft of them. The only room that knows spaCy; the command line and users may
call it.
"""

from __future__ import annotations
