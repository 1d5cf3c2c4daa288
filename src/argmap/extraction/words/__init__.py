"""Words: the lexicon, the forms of verbs, and the words of a text with their class.

In come TOML files and a stretch of text, out go its words with their offsets. Imports
no other room of extraction; all of them may call it.
"""

from __future__ import annotations
