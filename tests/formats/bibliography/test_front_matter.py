from __future__ import annotations

import pytest
from hypothesis import given

from argmap.formats.bibliography.front_matter import with_sources
from argmap.formats.table import loads
from argmap.model.sources import Source
from tests.strategies import sources

LEE = Source(id="lee", title="Rents")
BODY = "\n[Caps]: Caps work.\n"


def edited(head: str, end: str = "\n") -> str | None:
    text = f"===\n{head}===\n{BODY}".replace("\n", end)
    found = with_sources(text, [LEE], {})
    return None if found is None else found.replace(end, "\n")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("head", "new"),
    [
        ("title: T\n", "title: T\nsources:\n  lee: {title: Rents}\n"),
        ("sources:\n", "sources:\n  lee: {title: Rents}\n"),
        (
            "sources: # mine\n    a: A\n\n    # last\n\n# next\nnote: x\n",
            "sources: # mine\n    a: A\n    lee: {title: Rents}\n\n    # last\n\n# next\nnote: x\n",
        ),
        (
            "sources:\n  a:\n    title: |-\n      one\n    note: x\nactors: {}\n",
            "sources:\n  a:\n    title: |-\n      one\n    note: x\n  lee: {title: Rents}\nactors: {}\n",
        ),
    ],
)
def test_an_entry_is_put_at_the_end_of_the_block(head: str, new: str, end: str) -> None:
    found = edited(head, end)
    if "# last" in head:
        # A comment below the last entry stays where it is, before or behind the new one.
        assert found is not None
        assert (
            found.replace("    lee: {title: Rents}\n", "") == f"===\n{head}===\n{BODY}"
        )
    else:
        assert found == f"===\n{new}===\n{BODY}"


@pytest.mark.parametrize(
    "head",
    [
        "sources: {a: A}\n",
        "sources:\n  - {id: a, title: A}\n",
        "sources:\n  {a: A}\n",
        "sources: &x\n  a: A\n",
        '"sources":\n  a: A\n',
    ],
)
def test_another_layout_is_left_to_the_user(head: str) -> None:
    assert edited(head) is None


@pytest.mark.parametrize(
    "text", ["", BODY, "===\ntitle: T\n", "\n===\ntitle: T\n===\n"]
)
def test_without_front_matter_there_is_nothing_to_edit(text: str) -> None:
    assert with_sources(text, [LEE], {}) is None


def test_what_is_kept_stands_in_the_key_extra() -> None:
    extra = {"csl-json": {"sources/lee": {"page": "1-5"}}}
    text = with_sources(f"===\ntitle: T\n===\n{BODY}", [LEE], extra)
    assert text is not None
    assert loads(text, format="argdown").extra == extra
    again = with_sources(text, [Source(id="roe", title="Homes")], extra)
    assert again is not None
    assert again.count("extra:") == 1


@given(sources(id="new"))
def test_any_source_put_in_is_read_as_it_is(source: Source) -> None:
    text = with_sources(f"===\nsources:\n  a: A\n===\n{BODY}", [source], {})
    assert text is not None
    assert loads(text, format="argdown").sources["new"] == source
