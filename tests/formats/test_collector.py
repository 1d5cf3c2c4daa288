from __future__ import annotations

import gc

import pytest

from argmap.errors import FormatError
from argmap.formats.collector import paused
from argmap.formats.table import loads


def test_the_collector_is_paused_within_the_block_alone() -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("text", ['{"argmap": 1}', "[]"])
def test_the_collector_runs_again_once_a_text_is_read(text: str) -> None:
    try:
        loads(text, format="json")
    except FormatError:
        assert text == "[]"
    assert gc.isenabled()


def test_a_collector_that_was_stopped_stays_so() -> None:
    gc.disable()
    try:
        loads('{"argmap": 1}', format="json")
        assert not gc.isenabled()
    finally:
        gc.enable()
