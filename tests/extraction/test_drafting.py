from __future__ import annotations

from pathlib import Path

import pytest

from argmap.extraction.pipeline import extract
from argmap.formats.table import dumps, loads
from argmap.model.assertions import Stance
from argmap.model.claims import EvidenceKind
from argmap.model.dates import Date
from argmap.model.relations import Basis, RelationKind
from argmap.model.sources import Source
from argmap.texts.checking import Outcome
from argmap.texts.folding import fold
from argmap.texts.reading import printable
from argmap.texts.verification import verify
from tests.extraction.marked import DOCUMENTS, marked

HERALD = Source(
    id="herald", title="Herald", publisher="The Herald", issued=Date("2024-05-03")
)
TEXT = (
    "Critics warn that rents rose by 4 percent in 2023. "
    'Mayor Ann Lee, a Democrat, rejected these criticisms: "Rents fell, and caps work." '
    "Owners deny that rents rose by 4 percent in 2023. "
    "Tenants did not admit that they had paid late."
)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda p: p.stem)
def test_every_passage_of_a_draft_is_verified(path: Path, tmp_path: Path) -> None:
    text = marked(path.read_text(encoding="utf-8")).text
    (tmp_path / "herald.txt").write_text(text, encoding="utf-8", newline="")
    m = extract(text, source=HERALD).to_map()
    assert m.sources["herald"].sha256 is not None
    found = verify(m, texts=tmp_path)
    assert found.counts == {Outcome.VERIFIED: len(found.checks)}
    assert len(found.checks) >= 4


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda p: p.stem)
def test_every_claim_is_in_the_words_of_the_document(path: Path) -> None:
    text = marked(path.read_text(encoding="utf-8")).text
    draft = extract(text, source=HERALD)
    contents = {
        fold(printable(draft.words(one.contents))) for one in draft.attributions
    }
    assert len(draft.to_map()) >= 4
    for claim in draft.to_map():
        assert any(claim.text in words for words in contents), claim.text


@pytest.mark.parametrize("name", ["The Herald", "Herald", "the herald"])
def test_a_publisher_that_reports_of_itself_passes_on_once(name: str) -> None:
    text = f"{name} reported that Lee said that rents fell."
    m = extract(text, source=HERALD).to_map()
    assert [
        (m.actors[one.actor].name, [m.actors[key].name for key in one.via])
        for one in m.assertions.values()
    ] == [("The Herald", []), ("Lee", ["The Herald"])]


def test_a_chain_that_comes_back_to_a_name_tells_it_once() -> None:
    text = "Ann Lee said that Ray Hill believes that Lee thinks that rents fell in May."
    m = extract(text, source=HERALD).to_map()
    assert [
        (m.actors[one.actor].name, [m.actors[key].name for key in one.via])
        for one in m.assertions.values()
    ] == [
        ("Ann Lee", ["The Herald"]),
        ("Ray Hill", ["Ann Lee", "The Herald"]),
        ("Ann Lee", ["Ray Hill", "The Herald"]),
    ]


def test_claims_assertions_and_rebuttals_are_proposed() -> None:
    m = extract(TEXT, source=HERALD).to_map()
    assert [claim.text for claim in m] == [
        "rents rose by 4 percent in 2023",
        "Rents fell, and caps work.",
    ]
    rose, fell = m
    assert [
        (m.actors[one.actor].name, one.stance, one.claim)
        for one in m.assertions.values()
    ] == [
        ("Critics", Stance.ASSERTS, rose.id),
        ("Ann Lee", Stance.ASSERTS, fell.id),
        ("Owners", Stance.DENIES, rose.id),
        ("Ann Lee", Stance.DENIES, rose.id),
    ]
    assert {one.via for one in m.assertions.values()} == {("the-herald",)}
    (attack,) = m.relations.values()
    assert (attack.kind, attack.basis) == (RelationKind.ATTACKS, Basis.EXPLICIT)
    assert (attack.premises, attack.target) == ((fell.id,), rose.id)
    assert attack.author == "ann-lee"
    assert attack.proposed


def test_each_criticism_that_is_rejected_is_rebutted() -> None:
    text = (
        "Critics warn that rents rose. Owners complain that tenants left. "
        "Ann Lee rejects these criticisms, saying that caps work."
    )
    m = extract(text, source=HERALD).to_map()
    claims = {claim.text: claim.id for claim in m}
    assert [
        (one.premises, one.target, one.author, one.proposed)
        for one in m.relations.values()
    ] == [
        ((claims["caps work"],), claims[target], "ann-lee", True)
        for target in ("rents rose", "tenants left")
    ]


def test_a_rebuttal_by_nobody_who_is_named_has_no_author() -> None:
    text = "Critics warn that rents rose. Some denied that. It said that caps work."
    (attack,) = extract(text, source=HERALD).to_map().relations.values()
    assert attack.author is None


@pytest.mark.parametrize(
    ("said", "rejected", "stance"),
    [
        ("Critics say that rents rose.", "Lee denies this.", Stance.DENIES),
        ("Critics say that rents rose.", "Lee denied it.", Stance.DENIES),
        ("Critics say that rents rose.", "Lee rejected the claim.", Stance.DENIES),
        ("Critics say that rents rose.", "Lee dismissed it as noise.", Stance.DENIES),
        ("Critics say that rents rose,", "which Lee denies.", Stance.DENIES),
        ("Critics say that rents rose,", "a claim Lee denies.", Stance.DENIES),
        ("Critics say that rents rose,", "a claim that Lee disputes.", Stance.DENIES),
        ("Critics say that rents rose.", "This was denied by Lee.", Stance.DENIES),
        ("Critics say that rents rose.", "The claim was denied by Lee.", Stance.DENIES),
        ("Critics deny that rents rose.", "Lee disputed that claim.", Stance.ASSERTS),
        ("Critics doubt that rents rose.", "Lee rejected the claim.", Stance.ASSERTS),
    ],
)
def test_who_rejects_what_was_said_denies_it_and_who_rejects_a_denial_asserts(
    said: str, rejected: str, stance: Stance
) -> None:
    text = f"{said} {rejected}"
    m = extract(text, source=HERALD).to_map()
    (claim,) = m
    _, answer = m.assertions.values()
    assert (answer.actor, answer.claim, answer.stance) == ("lee", claim.id, stance)
    assert answer.proposed
    assert answer.passage is not None
    ((start, end),) = answer.passage.spans or ()
    assert text[start:end] in rejected


@pytest.mark.parametrize(
    "rejected",
    [
        "Lee rejected the claim: “Caps work well.”",
        "Lee rejected the claim, saying that caps work.",
        "“Caps work well,” Lee said, rejecting the claim.",
    ],
)
def test_who_says_something_instead_denies_as_well(rejected: str) -> None:
    m = extract(f"Critics say that rents rose. {rejected}", source=HERALD).to_map()
    rose, _ = m
    stances = {
        (one.claim, one.stance) for one in m.assertions.values() if one.actor == "lee"
    }
    assert (rose.id, Stance.DENIES) in stances
    assert len(stances) == 2
    assert len(m.relations) == 1


def test_each_criticism_that_is_rejected_is_denied() -> None:
    text = (
        "Critics warn that rents rose. Owners complain that tenants left. "
        "Ann Lee rejects these criticisms."
    )
    m = extract(text, source=HERALD).to_map()
    denied = [one.claim for one in m.assertions.values() if one.actor == "ann-lee"]
    assert denied == [claim.id for claim in m]


@pytest.mark.parametrize(
    "rejected", ["Lee never denied this.", "Lee denied the permit."]
)
def test_what_does_not_point_back_denies_nothing(rejected: str) -> None:
    m = extract(f"Critics say that rents rose. {rejected}", source=HERALD).to_map()
    assert "lee" not in {one.actor for one in m.assertions.values()}


def test_a_reply_rebuts_the_claim_that_its_speaker_rejects() -> None:
    text = "Roe rejected the claim that buses are late. She said that they run on time."
    m = extract(text, source=HERALD).to_map()
    (relation,) = m.relations.values()
    assert relation.kind is RelationKind.ATTACKS
    assert m.claims[relation.target].text == "buses are late"


def test_what_is_said_against_a_denial_speaks_for_what_is_denied() -> None:
    text = "Roe denied that rents fell. Lee disputed this claim, saying caps work."
    m = extract(text, source=HERALD).to_map()
    (relation,) = m.relations.values()
    assert relation.kind is RelationKind.SUPPORTS
    assert m.claims[relation.target].text == "rents fell"
    assert [m.claims[one].text for one in relation.premises] == ["caps work"]


@pytest.mark.parametrize("word", ["whether", "if"])
def test_who_questions_whether_something_is_so_doubts_that_it_is(word: str) -> None:
    m = extract(f"Lee questioned {word} rents fell.", source=HERALD).to_map()
    assert [claim.text for claim in m] == ["rents fell"]
    assert [one.stance for one in m.assertions.values()] == [Stance.DOUBTS]


def test_who_questions_why_asserts_nothing() -> None:
    assert not len(extract("Lee questioned why rents fell.", source=HERALD).to_map())


def test_a_hedge_of_the_speaker_is_told_in_the_map() -> None:
    m = extract("Lee said that rents may fall. Roe said that rents fell.").to_map()
    assert [one.hedged for one in m.assertions.values()] == [True, False]


def test_a_claim_with_one_figure_carries_it_with_its_time() -> None:
    rose, fell = extract(TEXT, source=HERALD).to_map()
    assert rose.quantity is not None
    assert (rose.quantity.value, rose.quantity.unit) == (4, "percent")
    assert rose.valid == Date("2023")
    assert rose.evidence is EvidenceKind.STATISTIC
    assert (fell.quantity, fell.valid, fell.evidence) == (None, None, None)


def test_a_claim_of_several_figures_carries_the_time_that_all_are_of() -> None:
    text = "Critics warn that 12 owners sold 40 flats in 2023."
    (one,) = extract(text, source=HERALD).to_map()
    assert (one.quantity, one.valid) == (None, Date("2023"))
    text = "Critics warn that 12 owners left in 2022 and 14 owners left in 2023."
    (one,) = extract(text, source=HERALD).to_map()
    assert (one.quantity, one.valid) == (None, None)
    # The day has no year, so not all are of 2021.
    text = "The number of drivers fell from 6,120 in 2021 to 4,870 as of Sept. 1, Lee said."
    (one,) = extract(text).to_map()
    assert (one.quantity, one.valid) == (None, None)


def test_a_claim_of_a_change_carries_where_it_led() -> None:
    (one,) = extract("Lee said rents rose from 12 percent to 15 percent.").to_map()
    assert one.quantity is not None
    assert one.quantity.bounds == (None, 15, None)


def test_what_the_text_says_of_a_speaker_is_noted() -> None:
    m = extract(TEXT, source=HERALD).to_map()
    notes = [one.note for one in m.assertions.values()]
    assert notes == [None, "the text says: Mayor", None, "the text says: Mayor"]


def test_no_claim_rebuts_itself() -> None:
    text = (
        "Critics warn that caps work. "
        "The mayor rejected that claim, saying that caps work."
    )
    m = extract(text).to_map()
    assert [m.actors[one.actor].name for one in m.assertions.values()] == [
        "Critics",
        "mayor",
    ]
    assert len(m) == 1
    assert not m.relations


def test_less_confident_proposals_may_be_left_out() -> None:
    draft = extract("Critics point to rising rents in all cities. Lee said caps work.")
    assert len(draft.to_map()) == 2
    assert [claim.text for claim in draft.to_map(least=0.8)] == ["caps work"]


def test_a_draft_without_a_source_makes_one_of_its_first_line() -> None:
    m = extract("Rents\n\nLee said that rents fell.").to_map()
    assert m.sources["document"].title == "Rents"
    assert extract("").to_map().sources["document"].title == "Document"


def test_the_publishers_own_voice_is_noted() -> None:
    m = extract("Rents fell in all the cities last year.", source=HERALD).to_map()
    (one,) = m.assertions.values()
    assert (m.actors[one.actor].name, one.via) == ("The Herald", ())
    assert one.note == "the publisher's own voice"


def test_a_draft_is_written_and_read_again() -> None:
    m = extract(TEXT, source=HERALD).to_map()
    assert loads(dumps(m, format="json"), format="json") == m
    assert loads(dumps(m, format="argdown"), format="argdown") == m
