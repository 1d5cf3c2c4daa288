"""Collector: Python's cyclic garbage collector, kept from a map while it grows.

Reading makes many records and drops few, and each pass of the collector goes through
all of them: more than half of the time that a large map takes to be read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["paused"]


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector, where it runs, until the block is left."""
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
