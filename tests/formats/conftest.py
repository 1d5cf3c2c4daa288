from __future__ import annotations

from collections.abc import Callable

import pytest

from argmap.errors import LossError
from argmap.formats.table import FORMATS, dumps, loads_with_log
from argmap.model.argument_map import ArgumentMap


@pytest.fixture(params=FORMATS, scope="session")
def roundtrip(request: pytest.FixtureRequest) -> Callable[[ArgumentMap], None]:
    """Check that a map survives being written and read, or is refused by name."""
    row = FORMATS[request.param]

    def check(m: ArgumentMap) -> None:
        refused = False
        try:
            text = dumps(m, format=row.name)
        except LossError:
            refused = True
            text = dumps(m, format=row.name, lossy=True)
        again, log = loads_with_log(text, format=row.name)
        assert log.format == row.name
        if refused:
            assert not row.lossless
            return
        assert again == m
        assert dumps(again, format=row.name) == text

    return check
