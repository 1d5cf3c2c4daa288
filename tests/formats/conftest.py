from __future__ import annotations

from collections.abc import Callable

import pytest

from argmap.findings import Severity
from argmap.formats.notations import FORMATS
from argmap.formats.table import loads_with_log
from argmap.model.argument_map import ArgumentMap


@pytest.fixture(params=FORMATS, scope="session")
def roundtrip(request: pytest.FixtureRequest) -> Callable[[ArgumentMap], None]:
    """Check that a map survives being written and read, or is refused by name."""
    row = FORMATS[request.param]

    def check(m: ArgumentMap) -> None:
        data, findings = row.dump(m, texts=None)
        refused = any(f.severity is not Severity.NOTE for f in findings)
        again, log = loads_with_log(data, format=row.name)
        assert log.format == row.name
        if refused:
            assert not row.lossless
            return
        assert again == m
        assert row.dump(again, texts=None)[0] == data

    return check
