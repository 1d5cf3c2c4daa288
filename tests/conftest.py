from __future__ import annotations

from hypothesis import settings

# No test asserts how long it takes, on a busy machine least of all.
settings.register_profile("argmap", deadline=None, max_examples=60)
settings.load_profile("argmap")
