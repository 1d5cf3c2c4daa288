"""Writing: a map in, Argdown text with sourcing keys out.

`writer.written` is what `notation` calls.
"""

from __future__ import annotations
