"""Rendering: results become something to look at.

In come maps and the results of analyses; out go DOT, pictures, Markdown, HTML and rows.
Only the command line calls this room.
"""

from __future__ import annotations
