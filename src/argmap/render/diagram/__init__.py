"""Parts of a diagram: what is shown, where it stands, how it looks, who draws it.

Called by `dot`, `drawing` and `picture`.
"""

from __future__ import annotations
