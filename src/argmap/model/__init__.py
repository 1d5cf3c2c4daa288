"""The model: what was said, by whom, where and when.

In come plain values; out go frozen records and the :class:`ArgumentMap` that holds
them. No graph library and no file is used here. Every room above may import this one;
it imports only findings and errors.
"""

from __future__ import annotations
