from __future__ import annotations

import hashlib
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.errors import UnknownIdError
from argmap.formats.revision import revised
from argmap.formats.table import read
from argmap.model.argument_map import ArgumentMap
from argmap.model.sources import Source
from argmap.texts.anchoring import anchored, find
from argmap.texts.checking import Outcome
from argmap.texts.mending import reanchor, reread
from argmap.texts.verification import cited, verify

TEXT = "Starts fell by 12 % in two years. The caps are to blame. Rents rose by 3 %."
ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap()
    m.actor("The board", id="board")
    m.source("Minutes", id="minutes", sha256=sha(TEXT))
    for words in ("Starts fell by 12 %", "Rents rose by 3 %"):
        passage = anchored(TEXT, find(TEXT, words), source="minutes")
        m.assertion(m.claim(f"{words}."), actor="board", passage=passage)
    blamed = anchored(TEXT, find(TEXT, "The caps are to blame."), source="minutes")
    starts, rents = m.claims
    m.support(starts, by=rents, passage=blamed)
    return m


def mended(m: ArgumentMap, folder: Path, text: str) -> ArgumentMap:
    (folder / "minutes.txt").write_text(text, encoding="utf-8")
    return reanchor(m, verify(m, texts=folder))


def test_where_nothing_has_moved_the_map_is_the_same(
    m: ArgumentMap, tmp_path: Path
) -> None:
    assert mended(m, tmp_path, TEXT) == m


def test_moved_passages_get_their_offsets_and_the_text_is_pinned(
    m: ArgumentMap, tmp_path: Path
) -> None:
    text = f"A new line.\n{TEXT}"
    spans = [one.passage.spans for one in m.assertions.values() if one.passage]
    after = mended(m, tmp_path, text)
    assert after.sources["minutes"].sha256 == sha(text)
    moved = [one.passage.spans for one in after.assertions.values() if one.passage]
    assert moved == [((start + 12, end + 12),) for ((start, end),) in spans]
    verification = verify(after, texts=tmp_path)
    assert verification.counts == {Outcome.VERIFIED: 3}
    assert verification.ok
    assert m.sources["minutes"].sha256 == sha(TEXT), "the map stays as it is"


def test_a_text_that_has_lost_a_passage_is_not_pinned(
    m: ArgumentMap, tmp_path: Path
) -> None:
    text = f"A new line. {TEXT}".replace("3 %", "4 %")
    after = mended(m, tmp_path, text)
    assert after.sources == m.sources
    assert verify(after, texts=tmp_path).counts == {
        Outcome.VERIFIED: 2,
        Outcome.LOST: 1,
    }


def test_a_text_is_not_pinned_where_the_words_of_a_passage_are_not_fixed(
    m: ArgumentMap, tmp_path: Path
) -> None:
    claim = next(iter(m))
    m.assertion(claim, actor="board", source="minutes", at=(0, 6))
    after = mended(m, tmp_path, f"A new line. {TEXT}")
    assert after != m
    assert after.sources == m.sources


def test_a_text_of_several_that_are_named_for_it_is_not_pinned(
    m: ArgumentMap, tmp_path: Path
) -> None:
    (tmp_path / "minutes.md").write_text(f"Another. {TEXT}", encoding="utf-8")
    assert mended(m, tmp_path, f"A new line. {TEXT}").sources == m.sources


def test_a_source_that_pins_nothing_goes_on_pinning_nothing(
    m: ArgumentMap, tmp_path: Path
) -> None:
    m.replace(attrs.evolve(m.sources["minutes"], sha256=None))
    after = mended(m, tmp_path, f"A new line. {TEXT}")
    assert after.sources["minutes"].sha256 is None
    assert after != m


def test_a_source_that_is_read_anew_pins_the_text_and_counts_what_is_lost(
    m: ArgumentMap,
) -> None:
    text = f"A new line. {TEXT.replace('Rents rose by 3 %.', '')}"
    anew = reread(m.sources["minutes"], cited(m), text)
    assert (anew.found, anew.missed) == (2, 1)
    m.replace(*anew.records)
    assert m.sources["minutes"].sha256 == sha(text)
    spans = [passage.spans for _, passage in cited(m)]
    assert spans.count(((12, 31),)) == 1
    again = reread(m.sources["minutes"], cited(m), text)
    assert (again.counts[Outcome.VERIFIED], again.missed) == (2, 1)


def test_a_verification_of_another_map_is_refused(
    m: ArgumentMap, tmp_path: Path
) -> None:
    (tmp_path / "minutes.txt").write_text(f"A new line. {TEXT}", encoding="utf-8")
    with pytest.raises(UnknownIdError):
        reanchor(ArgumentMap(), verify(m, texts=tmp_path))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(TEXT)), words=st.text("ab \n", max_size=9))
def test_after_mending_nothing_is_moved(
    m: ArgumentMap, tmp_path: Path, at: int, words: str
) -> None:
    after = mended(m, tmp_path, TEXT[:at] + words + TEXT[at:])
    verification = verify(after, texts=tmp_path)
    assert Outcome.MOVED not in verification.counts
    assert reanchor(after, verification) == after


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the four documents are not at hand")
def test_the_shipped_debate_is_mended_after_a_paragraph_has_changed(
    tmp_path: Path,
) -> None:
    path = ROOT / "seeds" / "287g.argdown"
    m = read(path)
    assert verify(m, texts=SEEDS).counts == {Outcome.VERIFIED: 528}
    texts = {
        sha(one.read_text("utf-8")): one.read_text("utf-8")
        for one in SEEDS.glob("*.txt")
    }
    pinned: dict[str, Source] = {one.sha256 or "": one for one in m.sources.values()}
    for digest, text in texts.items():
        (tmp_path / f"{pinned[digest].id}.txt").write_text(text, encoding="utf-8")
    npr = next(text for digest, text in texts.items() if pinned[digest].id == "npr")
    paragraphs = npr.split("\n\n")
    paragraphs[len(paragraphs) // 2] = "Other words."
    (tmp_path / "npr.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    found = verify(m, texts=tmp_path)
    assert found.counts == {
        Outcome.VERIFIED: 443,
        Outcome.MOVED: 81,
        Outcome.LOST: 4,
    }
    after = reanchor(m, found)
    data = path.read_bytes()
    made = revised(data, after, name=path.name)
    before, now = data.splitlines(), made.splitlines()
    changed = [old for old, new in zip(before, now, strict=True) if old != new]
    assert len(changed) == 81
    assert all(b"at: " in line for line in changed)
    assert verify(after, texts=tmp_path).counts == {
        Outcome.VERIFIED: 524,
        Outcome.LOST: 4,
    }
