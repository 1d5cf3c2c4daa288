"""Documents as text: read a file, find a source's text, anchor and verify passages.

In come paths, a map's sources and passages; out go texts, passages and frozen
results. Nothing here runs what it reads or fetches anything. Formats, extraction,
the command line and users may call it.
"""

from __future__ import annotations
