"""Layout: the paragraphs, quotations and sentences of a text, with their offsets.

In comes a text, out goes a :class:`~argmap.extraction.layout.layouts.Layout`, and the
units that rules look at. Stands on `words`; what finds things in a text stands on it.
"""

from __future__ import annotations
