"""Bibliography: lists of sources in BibTeX and CSL-JSON, and taking them into a map.

Bytes come in, a map of sources alone and a log go out, and back.
"""

from __future__ import annotations
