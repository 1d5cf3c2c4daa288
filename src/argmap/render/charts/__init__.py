"""Charts: figures that matplotlib draws, from records to bytes.

In go results of the analyses, out come pictures; only render asks for them. matplotlib
is imported where it is used: it takes half a second.
"""

from __future__ import annotations
