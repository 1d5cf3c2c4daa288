"""Each file in ``malformed/`` is refused with what ``errors.txt`` says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.errors import FormatError
from argmap.formats.table import read

FOLDER = Path(__file__).parent / "malformed"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".txt")


def expected() -> dict[str, str]:
    """Return the errors by file; a line without a file's name continues one."""
    errors: dict[str, str] = {}
    name = ""
    for line in (FOLDER / "errors.txt").read_text("utf-8").splitlines():
        begin = line.partition(":")[0]
        name = begin if begin in NAMES else name
        errors[name] = f"{errors[name]}\n{line}" if name in errors else line
    return errors


ERRORS = expected()


def test_every_malformed_file_has_its_error() -> None:
    assert sorted(ERRORS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_malformed_file_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)
    with pytest.raises(FormatError) as caught:
        read(name)
    assert str(caught.value) == ERRORS[name]
