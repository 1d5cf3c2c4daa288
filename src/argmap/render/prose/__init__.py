"""Parts of a summary: what is surveyed, the sections, the sentences, the words.

Called by `outline`, `summary` and `tables`.
"""

from __future__ import annotations
