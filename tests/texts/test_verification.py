from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.errors import FileError
from argmap.model.argument_map import ArgumentMap
from argmap.model.sources import Passage
from argmap.texts.anchoring import anchored, digest_of, find
from argmap.texts.checking import Outcome
from argmap.texts.library import Library
from argmap.texts.verification import Verification, verify
from argmap.texts.webpages import page_text
from tests.texts.documents import encrypted, page_of, pdf

TEXT = (
    "The board met in May. Starts fell by 12 % in two years, it said, and blamed the "
    "caps for it. Rents rose by 3 % over the same two years."
)
FELL = find(TEXT, "Starts fell by 12 % in two years")[0]
BLAMED = find(TEXT, "and blamed the caps for it")[0]
ROSE = find(TEXT, "Rents rose by 3 % over the same two years.")[0]

Verify = Callable[..., Verification]


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    board = m.actor("The board", id="board")
    minutes = m.source("Minutes", id="minutes", sha256=sha(TEXT))
    caps = m.claim("Rent caps cut supply.", id="caps")
    fell = m.claim("Starts fell by 12 %.", id="fell")
    m.assertion(
        fell, actor=board, passage=anchored(TEXT, [FELL], source=minutes.id), id="a1"
    )
    m.support(
        caps, by=fell, passage=anchored(TEXT, [BLAMED], source=minutes.id), author=board
    )
    m.assertion(
        m.claim("Rents rose.", id="rose"),
        actor=board,
        passage=anchored(TEXT, [ROSE], source=minutes.id),
        id="a2",
    )
    return m


def only(m: ArgumentMap, passage: Passage) -> None:
    """Leave one assertion in the map, with this passage."""
    m.remove("fell", cascade=True)
    m.replace(attrs.evolve(m.assertions["a2"], passage=passage))


def said(verification: Verification) -> list[str]:
    return [f"{f.severity} {f.code}: {f}" for f in verification.findings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minutes.txt").write_text(TEXT)
    return tmp_path


def test_a_map_whose_passages_all_stand_in_the_texts_is_ok(
    m: ArgumentMap, folder: Path
) -> None:
    verification = verify(m, texts=folder)
    assert verification.ok
    assert verification.findings == ()
    assert verification.counts == {Outcome.VERIFIED: 3}
    assert verification.documents == {"minutes": "minutes.txt"}


def test_checks_show_claim_and_passage_side_by_side(
    m: ArgumentMap, folder: Path
) -> None:
    shown = [
        (one.kind, one.id, one.claims, one.statement, one.actor, one.stance, one.words)
        for one in verify(m, texts=str(folder)).checks
    ]
    assert shown == [
        (
            "assertion",
            "a1",
            ("fell",),
            "Starts fell by 12 %.",
            "board",
            "asserts",
            "Starts fell by 12 % in two years",
        ),
        (
            "assertion",
            "a2",
            ("rose",),
            "Rents rose.",
            "board",
            "asserts",
            "Rents rose by 3 % over the same two years.",
        ),
        (
            "relation",
            "fell-supports-caps",
            ("fell", "caps"),
            '"Starts fell by 12 %." supports "Rent caps cut supply."',
            "board",
            "supports",
            "and blamed the caps for it",
        ),
    ]


def test_an_undercut_is_shown_with_the_link_that_it_targets(
    m: ArgumentMap, folder: Path
) -> None:
    passage = anchored(TEXT, [ROSE], source="minutes")
    m.undercut("fell-supports-caps", by="rose", passage=passage)
    check = verify(m, texts=folder).checks[-1]
    assert check.statement == "\"Rents rose.\" attacks the link 'fell-supports-caps'"
    assert check.actor is None


def test_linked_premises_are_shown_together(m: ArgumentMap, folder: Path) -> None:
    passage = anchored(TEXT, [ROSE], source="minutes")
    m.support("caps", by=["fell", "rose"], passage=passage)
    assert verify(m, texts=folder).checks[-1].statement == (
        '"Starts fell by 12 %." and "Rents rose." supports "Rent caps cut supply."'
    )


def test_an_insertion_is_reported_with_the_new_offsets(
    m: ArgumentMap, folder: Path
) -> None:
    changed = TEXT.replace("it said", "the chair said")
    (folder / "minutes.txt").write_text(changed)
    verification = verify(m, texts=folder)
    assert not verification.ok
    assert verification.counts == {Outcome.VERIFIED: 1, Outcome.MOVED: 2}
    assert said(verification) == [
        (
            "warning text-differs: source 'minutes': 'minutes.txt', named for it, is "
            f"another text than it pins: its sha256 is {sha(changed)}; put the text that "
            "it pins beside it, or pin this one"
        ),
        (
            "warning passage-moved: assertion 'a2': its passage is not at 93-135 of "
            "'minutes' but at 100-142; write at: 100-142"
        ),
        (
            "warning passage-moved: relation 'fell-supports-caps': its passage is not at "
            "65-91 of 'minutes' but at 72-98; write at: 72-98"
        ),
    ]
    assert verification.findings[1].ids == ("a2", "minutes")


def test_an_edit_is_reported_as_lost(m: ArgumentMap, folder: Path) -> None:
    changed = TEXT.replace("12 %", "about 12 %")
    (folder / "minutes.txt").write_text(changed)
    assert said(verify(m, texts=folder))[1] == (
        "error passage-lost: assertion 'a1': other words stand at 22-54 of 'minutes', "
        "and its own nowhere; read it and mend the map"
    )


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        (
            attrs.evolve(anchored(TEXT, [ROSE], source="minutes"), head="Rents fell"),
            (
                "error passage-misdescribed: assertion 'a2': its head does not fit its "
                "words at 93-135 of 'minutes'; write what stands there"
            ),
        ),
        (
            attrs.evolve(
                anchored(TEXT, [ROSE], source="minutes"), head="No", exact="No"
            ),
            (
                "error passage-misdescribed: assertion 'a2': its head and quotation do not "
                "fit its words at 93-135 of 'minutes'; write what stands there"
            ),
        ),
        (
            Passage(source="minutes", spans=(ROSE,), digest=sha("Rents fell.")),
            (
                "error passage-changed: assertion 'a2': other words stand at 93-135 of "
                "'minutes' than its digest fixes; read it and mend the map"
            ),
        ),
        (
            Passage(
                source="minutes",
                spans=(ROSE,),
                exact="Rents rose by 4 % over the same two years.",
            ),
            (
                "error passage-changed: assertion 'a2': other words stand at 93-135 of "
                "'minutes' than its quotation says; read it and mend the map"
            ),
        ),
        (
            Passage(source="minutes", spans=((0, 3), (130, 500))),
            (
                "error passage-beyond-the-text: assertion 'a2': [0-3, 130-500] reaches "
                "beyond the text of 'minutes', which ends at 135; read it and mend the map"
            ),
        ),
        (
            Passage(source="minutes", exact="No such words"),
            (
                "error passage-lost: assertion 'a2': its words stand nowhere in 'minutes'; "
                "read it and mend the map"
            ),
        ),
        (
            Passage(source="minutes", spans=((3, 4),)),
            (
                "error passage-lost: assertion 'a2': nothing but white space stands at 3-4 "
                "of 'minutes', and its own nowhere; read it and mend the map"
            ),
        ),
        (
            Passage(source="minutes", exact="two years"),
            (
                "warning passage-ambiguous: assertion 'a2': its words stand at several "
                "places in 'minutes': 45-54, 125-134; give its prefix or suffix"
            ),
        ),
        (
            Passage(source="minutes", spans=((0, 9),), exact="two years"),
            (
                "warning passage-ambiguous: assertion 'a2': its passage is not at 0-9 of "
                "'minutes' but may be at 45-54, 125-134; give its prefix or suffix"
            ),
        ),
        (
            Passage(source="minutes", spans=(ROSE,)),
            (
                "note passage-unpinned: assertion 'a2': its words at 93-135 of 'minutes' "
                f"are not fixed; write digest: {digest_of(TEXT, [ROSE])}"
            ),
        ),
        (
            Passage(source="minutes"),
            (
                "note passage-whole-source: assertion 'a2': its passage names no place in "
                "'minutes'; write at: start-end"
            ),
        ),
    ],
)
def test_each_fault_is_one_line(
    m: ArgumentMap, folder: Path, passage: Passage, message: str
) -> None:
    only(m, passage)
    verification = verify(m, texts=folder)
    assert said(verification) == [message]
    assert verification.ok is message.startswith("note")


def test_many_places_are_counted(m: ArgumentMap, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("so, " * 8)
    only(m, Passage(source="minutes", exact="so,"))
    assert said(verify(m, texts=tmp_path))[1] == (
        "warning passage-ambiguous: assertion 'a2': its words stand at several places "
        "in 'minutes': 0-3, 4-7, 8-11, 12-15, 16-19 and 3 more; give its prefix or "
        "suffix"
    )


def test_a_search_that_is_given_up_is_reported(m: ArgumentMap, tmp_path: Path) -> None:
    text = "ha " * 20_000
    (tmp_path / "minutes.txt").write_text(
        "Oh! " + text.replace("ha ha ha", "ha hi ha", 1)
    )
    only(m, anchored(text, [(0, 29_999)], source="minutes"))
    assert "its ends occur too often to try all" in said(verify(m, texts=tmp_path))[1]


def test_a_text_that_is_not_there_is_one_finding_for_all_its_passages(
    m: ArgumentMap, tmp_path: Path
) -> None:
    verification = verify(m, texts=tmp_path)
    assert said(verification) == [
        (
            "error text-not-found: source 'minutes': no text named 'minutes' or with its "
            f"sha256; passages not checked: 3; put its text into {str(tmp_path)!r}"
        )
    ]
    assert verification.counts == {Outcome.NO_TEXT: 3}
    assert verification.documents == {"minutes": None}


def test_a_source_that_no_passage_is_in_gives_notes_alone(
    m: ArgumentMap, folder: Path
) -> None:
    m.source("Old minutes", id="old")
    m.source("New minutes", id="new")
    (folder / "new.txt").write_text("Nothing new.")
    verification = verify(m, texts=folder)
    assert verification.ok
    assert said(verification) == [
        (
            "note text-not-found: source 'old': no text named 'old', and it has no sha256; "
            f"passages not checked: 0; put its text into {str(folder)!r}"
        ),
        (
            "note unpinned-source: source 'new': has no sha256; 'new.txt' was taken for it "
            f"by name; write sha256: {sha('Nothing new.')}"
        ),
    ]


def test_a_source_that_is_only_cited_as_a_whole_needs_no_text_to_be_checked(
    m: ArgumentMap, tmp_path: Path
) -> None:
    only(m, Passage(source="minutes", locator="p. 3"))
    (finding,) = verify(m, texts=tmp_path).findings
    assert (finding.code, finding.severity.value) == ("text-not-found", "warning")


def test_a_source_without_sha256_is_a_finding(m: ArgumentMap, folder: Path) -> None:
    m.replace(attrs.evolve(m.sources["minutes"], sha256=None))
    verification = verify(m, texts=folder)
    assert verification.counts == {Outcome.VERIFIED: 3}
    assert said(verification) == [
        (
            "warning unpinned-source: source 'minutes': has no sha256; 'minutes.txt' was "
            f"taken for it by name; write sha256: {sha(TEXT)}"
        )
    ]


def test_without_sha256_and_digest_nothing_fixes_the_words(
    m: ArgumentMap, folder: Path
) -> None:
    m.replace(attrs.evolve(m.sources["minutes"], sha256=None))
    only(m, Passage(source="minutes", spans=(ROSE,)))
    severities = [
        finding.severity.value for finding in verify(m, texts=folder).findings
    ]
    assert severities == ["warning", "warning"]


def test_a_text_that_differs_in_its_line_ends_is_told_apart(
    m: ArgumentMap, tmp_path: Path
) -> None:
    text = TEXT.replace(". ", ".\n")
    m.replace(attrs.evolve(m.sources["minutes"], sha256=sha(text)))
    (tmp_path / "minutes.txt").write_bytes(text.replace("\n", "\r\n").encode())
    verification = verify(m, texts=tmp_path)
    assert verification.counts == {Outcome.MOVED: 3}
    assert said(verification)[0] == (
        "warning text-differs: source 'minutes': 'minutes.txt', named for it, differs "
        "from the text that it pins in its line ends; put the text that it pins beside "
        "it, or pin this one"
    )


def test_different_texts_that_are_named_for_one_source_are_named(
    m: ArgumentMap, folder: Path
) -> None:
    m.replace(attrs.evolve(m.sources["minutes"], sha256=None))
    (folder / "minutes.md").write_text("Another text.")
    assert said(verify(m, texts=folder))[1] == (
        "warning several-texts: source 'minutes': different texts are named for it: "
        "'minutes.md', 'minutes.txt'; the first was taken; keep one of them"
    )


def test_beside_the_text_that_is_pinned_others_of_its_name_do_not_matter(
    m: ArgumentMap, folder: Path
) -> None:
    (folder / "minutes.md").write_text("Another text.")
    assert said(verify(m, texts=folder)) == []


def test_two_sources_with_one_text_are_named(m: ArgumentMap, folder: Path) -> None:
    m.source("The same", id="same", sha256=sha(TEXT))
    verification = verify(m, texts=folder)
    assert said(verification) == [
        "note same-text: source 'same': 'minutes.txt' is the text of source 'minutes' too"
    ]
    assert verification.findings[0].ids == ("same", "minutes")


def test_files_that_hold_no_text_are_notes(m: ArgumentMap, folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\0")
    verification = verify(m, texts=folder)
    assert verification.ok
    assert [finding.code for finding in verification.findings] == ["not-text"]


def test_a_map_without_passages_has_nothing_to_check(tmp_path: Path) -> None:
    verification = verify(ArgumentMap(), texts=tmp_path)
    assert (verification.checks, verification.findings) == ((), ())
    assert verification.ok


def test_a_library_may_be_given_and_used_again(m: ArgumentMap, folder: Path) -> None:
    library = Library(folder)
    assert verify(m, texts=library) == verify(m, texts=library)


def test_a_folder_that_is_not_there_is_refused(m: ArgumentMap, tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        verify(m, texts=tmp_path / "texts")
    assert str(caught.value) == (
        f"{tmp_path}/texts: there is no such folder; name the folder that holds the "
        "texts"
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.text(alphabet="xyz \n", min_size=1, max_size=30))
def test_an_insertion_before_everything_moves_everything(
    m: ArgumentMap, tmp_path: Path, before: str
) -> None:
    (tmp_path / "minutes.txt").write_text(before + TEXT, newline="")
    verification = verify(m, texts=tmp_path)
    assert verification.counts == {Outcome.MOVED: 3}
    for check in verification.checks:
        by = len(before)
        assert check.found == tuple((a + by, b + by) for a, b in check.spans)


def test_a_passage_of_a_pdf_is_found_on_its_page(
    m: ArgumentMap, tmp_path: Path
) -> None:
    text = "The board met.\fStarts fell by 12 %.\nRents rose."
    (tmp_path / "minutes.pdf").write_bytes(pdf(*text.split("\f")))
    m.replace(attrs.evolve(m.sources["minutes"], sha256=sha(text)))
    passage = anchored(text, find(text, "Starts fell by 12 %."), source="minutes")
    only(m, passage)
    for words, notes in (("p. 2", 0), ("sec. 4", 0), ("p. 7", 1)):
        named = attrs.evolve(passage, locator=words)
        m.replace(attrs.evolve(m.assertions["a2"], passage=named))
        verification = verify(m, texts=tmp_path)
        assert verification.counts == {Outcome.VERIFIED: 1}
        assert verification.ok
        assert len(verification.findings) == notes
    assert said(verification) == [
        (
            "note other-page: assertion 'a2': its locator is 'p. 7', but its words "
            "stand on p. 2 of 'minutes', counted from its first; write locator: p. 2, "
            "or say which count is meant"
        )
    ]


def test_a_text_made_by_another_extractor_differs_and_is_searched(
    m: ArgumentMap, tmp_path: Path
) -> None:
    only(m, anchored(TEXT, [ROSE], source="minutes"))
    page = page_of("A new paragraph.", TEXT)
    (tmp_path / "minutes.html").write_text(page, encoding="utf-8")
    verification = verify(m, texts=tmp_path)
    assert verification.counts == {Outcome.MOVED: 1}
    text = page_text(page.encode())
    assert said(verification)[0] == (
        "warning text-differs: source 'minutes': 'minutes.html', named for it, is "
        f"another text than it pins: its sha256 is {sha(text)}, as trafilatura "
        f"{version('trafilatura')} makes it; put the text that it pins beside it, or "
        "pin this one"
    )


WORD = "open sesame"
HOSTILE = {
    "another encoding": (
        "minutes.txt",
        "Starts fell \u2013".encode("cp1252"),
        "not-text",
    ),
    "empty": ("minutes.txt", b"\xef\xbb\xbf\r\n", "empty-text"),
    "no text layer": ("minutes.pdf", pdf(""), "no-text-layer"),
    "encrypted": ("minutes.pdf", encrypted(pdf("a"), password=WORD), "encrypted"),
    "a page of 20 MB": ("minutes.html", b"<p>" * 6_700_000, "page-too-large"),
    "no PDF": ("minutes.pdf", b"%PDF-1.7", "broken-pdf"),
}


@pytest.mark.parametrize(("name", "data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_text_that_cannot_be_read_costs_one_line_and_the_others_are_checked(
    m: ArgumentMap, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "other.txt").write_text("Rents rose by 3 %.")
    m.source("Another", id="other", sha256=sha("Rents rose by 3 %."))
    passage = anchored("Rents rose by 3 %.", [(0, 5)], source="other")
    m.assertion("rose", actor="board", passage=passage)
    verification = verify(m, texts=tmp_path)
    assert verification.counts == {Outcome.VERIFIED: 1, Outcome.NO_TEXT: 3}
    first, second = verification.findings
    assert (first.code, second.code) == (code, "text-not-found")
    assert all("\n" not in str(finding) for finding in verification.findings)
    assert (tmp_path / name).read_bytes() == data
