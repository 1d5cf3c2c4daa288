from __future__ import annotations

import codecs
import copy
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.errors import FormatError
from argmap.formats.revision import keep, revised
from argmap.formats.table import dumps, loads_with_log
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.relations import Relation
from tests.strategies import maps

SHA = "0123456789abcdef" * 4
TEXT = """\
===
title:  Rents   # a remark
sources:
  lee: {title: Rents and supply,   sha256: "%s"}
  city: {title: Minutes}
actors: {lee: {name: J. Lee}, ortiz: {name: M. Ortiz}}
===

# Do caps cut supply? {issue: supply}

/* Nobody should
   lay this out anew. */
[Caps cut supply]:   Rent caps cut supply.   {thesis: true,
     stances: [ {by: lee, source: lee, at: 12-80},
       {by: ortiz,stance: denies, source: lee, at: [12-80,   95-120]}]}
    + [Starts fell]:   Starts fell. {
      by: lee
      source: lee
      at: "130-150"
    }
    - [Stock held]: The stock held. {rel: {source: lee, at: [160, 170]}} // at: 12-80
    - [Bare]: Nobody says this.

<Step>

(1) [Starts fell]
-- {source: lee,  at: 200-210} --
(2) [Caps cut supply]
"""


def read(data: bytes | str, format: str = "argdown") -> ArgumentMap:
    return loads_with_log(data, format=format)[0]


def shifted(m: ArgumentMap, by: int) -> ArgumentMap:
    """Return a map with every passage moved, and every pinned source pinned anew."""
    after = copy.copy(m)
    cited: list[Assertion | Relation] = [*m.assertions.values()]
    cited += m.relations.values()
    for one in cited:
        if one.passage is not None:
            spans = tuple((start + by, end + by) for start, end in one.passage.spans)
            passage = attrs.evolve(one.passage, spans=spans)
            after.replace(attrs.evolve(one, passage=passage))
    for source in m.sources.values():
        if source.sha256:
            after.replace(attrs.evolve(source, sha256=SHA[::-1]))
    return after


def test_offsets_and_digests_are_rewritten_where_they_stand() -> None:
    text = TEXT % SHA
    after = shifted(read(text), 7)
    expected = (
        text.replace(SHA, SHA[::-1])
        .replace("at: 12-80}", "at: 19-87}", 1)
        .replace("[12-80,   95-120]", "[19-87,   102-127]")
        .replace("130-150", "137-157")
        .replace("[160, 170]", "[167, 177]")
        .replace("200-210", "207-217")
    )
    assert revised(text.encode(), after, name="rents.argdown").decode() == expected


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_keeps_its_encoding(mark: bytes) -> None:
    encoding = "utf-8" if mark == codecs.BOM_UTF8 else "utf-16-le"
    data = mark + (TEXT % SHA).encode(encoding)
    after = shifted(read(TEXT % SHA), 7)
    made = revised(data, after, name="rents.argdown")
    assert made.startswith(mark)
    assert read(made) == after


def test_the_digest_of_a_source_in_a_list_is_rewritten() -> None:
    text = f"===\nsources:\n  - {{id: lee, sha256: {SHA}}}\n===\n\n[A]: a\n"
    after = shifted(read(text), 7)
    made = revised(text.encode(), after, name="a.argdown")
    assert made.decode() == text.replace(SHA, SHA[::-1])


def test_line_ends_stay_as_they_are() -> None:
    text = "[A]: a {by: lee, source: lee, at: 1-2}\r\n  - [B]: b\r\n"
    made = revised(text.encode(), shifted(read(text), 3), name="a.argdown")
    assert made.decode() == text.replace("1-2", "4-5")


def test_what_cannot_be_rewritten_in_place_is_refused_in_one_line() -> None:
    text = '[A]: a {by: lee, source: lee, at: "1\\x2d2"}\n'
    with pytest.raises(FormatError) as caught:
        revised(text.encode(), shifted(read(text), 3), name="a.argdown")
    assert str(caught.value) == (
        "a.argdown:1:35: is written in a way that cannot be changed in place; write "
        "at: start-end and sha256: digest, without anchors and escapes"
    )


def test_another_change_changes_the_lines_that_argmap_would_write() -> None:
    text = "// Mine.\n[A]: a\n\n// Mine, too.\n[B]: b {proposed: true}\n"
    after = read(text)
    after.claim("Another.")
    after.replace(attrs.evolve(after.claims["B"], proposed=False))
    made = revised(text.encode(), after, name="a.argdown").decode()
    assert made == (
        "// Mine.\n[A]: a\n\n// Mine, too.\n[B]: b\n\n[another]: Another.\n"
    )


def test_a_text_is_laid_out_where_its_lines_are_not_those_of_argmap() -> None:
    text = "// Mine.\n[A]:   a   {kind:   factual}\n"
    after = read(text)
    after.replace(attrs.evolve(after.claims["A"], text="b"))
    made = revised(text.encode(), after, name="a.argdown")
    assert made.decode() == "// Mine.\n[A]: b {kind: factual}\n"


def test_a_change_that_meets_a_line_written_otherwise_is_refused_in_one_line() -> None:
    text = "[A]: a {tags: [x], kind: factual}\n"
    after = read(text)
    after.replace(attrs.evolve(after.claims["A"], text="b"))
    with pytest.raises(FormatError) as caught:
        revised(text.encode(), after, name="a.argdown")
    assert str(caught.value) == (
        "a.argdown: cannot be changed in place without changing what else it says; "
        "make the change by hand"
    )


def test_json_is_written_anew() -> None:
    m = read(TEXT % SHA)
    after = shifted(m, 7)
    made = revised(dumps(m).encode(), after, name="a.json")
    assert made.decode() == dumps(after)


def test_json_of_which_something_was_dropped_is_not_written_anew() -> None:
    m = read(TEXT % SHA)
    data = dumps(m).replace('"title"', '"titel"', 1).encode()
    before, log = loads_with_log(data, format="json")
    assert log.lossy
    with pytest.raises(FormatError, match="cannot be changed in place"):
        revised(data, shifted(before, 7), name="a.json")


@given(maps(), st.integers(1, 999))
def test_every_map_is_revised_and_other_lines_are_the_same(
    m: ArgumentMap, by: int
) -> None:
    text = dumps(m, format="argdown")
    after = shifted(read(text), by)
    made = revised(text.encode(), after, name="a.argdown").decode()
    assert read(made) == after
    before, now = text.split("\n"), made.split("\n")
    assert len(before) == len(now)
    for old, new in zip(before, now, strict=True):
        assert old == new or "at: " in old or "sha256: " in old


@given(maps(), st.data())
def test_an_assertion_is_added_to_every_map_and_other_lines_are_the_same(
    m: ArgumentMap, data: st.DataObject
) -> None:
    assume(m.claims and m.actors)
    text = dumps(m, format="argdown")
    after = read(text)
    claim = data.draw(st.sampled_from(list(after.claims)))
    actor = data.draw(st.sampled_from(list(after.actors)))
    source = data.draw(st.sampled_from([*after.sources, None]))
    note = data.draw(st.sampled_from(["A note.", None]))
    at = None if source is None else (1, 20)
    after.assertion(claim, actor=actor, source=source, at=at, note=note, hedged=True)
    made = revised(text.encode(), after, name="a.argdown").decode()
    assert read(made) == after


PLACES = {
    "behind a text": ("[A]: a\n", "[A]: a {by: lee}\n"),
    "in empty data": ("[A]: a {}\n", "[A]: a {by: lee}\n"),
    "behind keys": ("[A]: a  {kind: causal,}\n", "[A]: a  {kind: causal, by: lee}\n"),
    "beside a voice": (
        "[A]:  a {by: ortiz}\n",
        "[A]:  a {by: ortiz, stances: [{by: lee}]}\n",
    ),
    "behind several voices": (
        "[A]:  a\n {stances: [\n   {by: ortiz, via: [x, y]}]}\n",
        "[A]:  a\n {stances: [\n   {by: ortiz, via: [x, y]},\n   {by: lee}]}\n",
    ),
    "behind an earlier voice of the same": (
        "[A]:  a {by: lee}\n\n[A] {by: lee, source: x}\n",
        "[A]:  a {by: lee}\n\n[A] {by: lee, source: x}\n\n[A] {by: lee}\n",
    ),
    "beside block YAML": (
        "[A]:  a {\n  by: ortiz\n}\n",
        "[A]:  a {\n  by: ortiz\n}\n\n[A] {by: lee}\n",
    ),
    "of an argument": ("<A>:  a\n", "<A>:  a {by: lee}\n"),
    "in a laid out file": (
        "[A]: a {by: ortiz}\n",
        "[A]: a\n  {by: ortiz,\n   stances: [\n     {by: lee}]}\n",
    ),
    "at the end, with Windows line ends": (
        "[A]: a {by: lee}\r\n\r\n[A] {by: lee, source: x}\r\n",
        "[A]: a {by: lee}\r\n\r\n[A] {by: lee, source: x}\r\n\r\n[A] {by: lee}\r\n",
    ),
    "with Windows line ends": (
        "[A]: a\r\n\r\n[B]:  b\r\n",
        "[A]: a {by: lee}\r\n\r\n[B]:  b\r\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_an_assertion_is_put(text: str, expected: str) -> None:
    after = read(text)
    if "lee" not in after.actors:
        after.actor("lee", id="lee")
    after.assertion("A", actor="lee")
    assert revised(text.encode(), after, name="a.argdown").decode() == expected


def test_an_assertion_with_an_id_of_its_own_is_put_with_it() -> None:
    text = "[A]:  a\n"
    after = read("[A]:  a {by: lee}\n")
    (said,) = after.assertions.values()
    after.remove(said.id)
    after.add(attrs.evolve(said, id="mine"))
    made = revised(text.encode(), after, name="a.argdown").decode()
    assert made == "[A]:  a\n\n[A] {stances: [{id: mine, by: lee}]}\n"


def test_the_old_file_is_kept_and_none_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.argdown"
    (tmp_path / "a.argdown.bak").write_bytes(b"somebody's")
    kept = [keep(path, data) for data in (b"one", b"two")]
    assert [one.name for one in kept] == ["a.argdown.bak.2", "a.argdown.bak.3"]
    assert [one.read_bytes() for one in kept] == [b"one", b"two"]
    assert (tmp_path / "a.argdown.bak").read_bytes() == b"somebody's"


def test_the_old_file_is_kept_as_private_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.argdown"
    path.write_bytes(b"one")
    path.chmod(0o600)
    assert keep(path, b"one").stat().st_mode == path.stat().st_mode
