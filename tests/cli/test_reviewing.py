from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import argmap as am
from argmap.formats.answers import answers_beside
from tests.cli.conftest import Outcome, Run

TEXT = "Mr Lee said that starts fell by 12 %. Critics say that caps reduce supply.\n"
DRAFT = """\
===
sources:
  study: {type: report, title: Rents and supply, issued: 2023-05-02}
actors:
  lee: {name: J. Lee}
  critics: {name: Critics, kind: collective}
===

// What the office said in May.
[Caps cut supply]: Rent caps cut supply. {id: caps}

[Starts fell]: Starts fell by 12 %.
  {id: starts, proposed: true,
   stances: [{by: lee, source: study, at: 17-36, proposed: true}]}

[Caps reduce supply]: Caps reduce the supply.
  {id: reduce, proposed: true,
   stances: [{by: critics, source: study, at: 55-73, proposed: true}]}
"""

Reviewed = Callable[..., Outcome]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.argdown"
    path.write_text(DRAFT, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "study.txt").write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def reviewed(run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> Reviewed:
    """Review the draft, and type these lines."""

    def call(*lines: str, texts: bool = False) -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{x}\n" for x in lines)))
        more = ("--texts", draft.parent / "texts") if texts else ()
        return run("review", draft, *more)

    return call


def test_each_proposal_is_shown_and_answered(reviewed: Reviewed, draft: Path) -> None:
    outcome = reviewed("a", "r")
    assert outcome.status == 0
    assert (
        "1 of 2: a claim\n  Starts fell by 12 %.\n  J. Lee asserts, 2 May 2023\n"
        in (outcome.out)
    )
    assert outcome.out.endswith(
        f"{draft}: written; the old file is {draft}.bak\n2 answered, 0 to go\n"
    )
    m = am.read(draft)
    assert list(m.claims) == ["caps", "starts"]
    assert not m.claims["starts"].proposed
    assert list(m.actors) == ["lee"]
    text = draft.read_text(encoding="utf-8")
    assert "// What the office said in May.\n" in text
    assert Path(f"{draft}.bak").read_text(encoding="utf-8") == DRAFT


def test_a_passage_is_shown_in_the_sentences_around_it(reviewed: Reviewed) -> None:
    outcome = reviewed("s", "q", texts=True)
    assert (
        "Rents and supply, characters 17-36\n"
        "  Mr Lee said that [starts fell by 12 %]. Critics say that caps reduce supply.\n"
    ) in outcome.out
    assert (
        "Rents and supply, characters 55-73\n"
        "  Mr Lee said that starts fell by 12 %. Critics say that [caps reduce supply].\n"
    ) in outcome.out


def test_other_words_and_a_merger(reviewed: Reviewed, draft: Path) -> None:
    outcome = reviewed("e", "Housing starts   fell by 12 %.", "m", "1")
    assert "1. Rent caps cut supply. [caps]" in outcome.out
    m = am.read(draft)
    assert m.claims["starts"].text == "Housing starts fell by 12 %."
    assert list(m.claims) == ["caps", "starts"]
    assert [one.actor for one in m.assertions_of("caps")] == ["critics"]


def test_who_leaves_goes_on_where_they_were(reviewed: Reviewed, draft: Path) -> None:
    first = reviewed("s", "a", "q")
    assert first.out.endswith("1 answered, 1 to go\n")
    assert am.read(draft).claims["starts"].proposed
    second = reviewed("r")
    assert "1 of 1: a claim\n  Starts fell by 12 %." in second.out
    assert "starts" not in am.read(draft).claims
    assert reviewed().out == f"{draft}: nothing is proposed\n"


def test_an_answer_is_kept_before_the_map_is_written(
    reviewed: Reviewed, draft: Path
) -> None:
    reviewed("a")
    kept = answers_beside(draft).read_text(encoding="utf-8").splitlines()
    # Who speaks is accepted with the claim, whose answer decides and comes last.
    assert [line.partition(":")[2][:9] for line in kept] == [' "speaker', ' "claim:1']
    draft.write_text(DRAFT, encoding="utf-8")
    outcome = reviewed("s")
    assert outcome.out.startswith("1 answered before, 1 to go\n")
    assert not am.read(draft).claims["starts"].proposed


def test_who_goes_back_answers_once_more(reviewed: Reviewed, draft: Path) -> None:
    reviewed("r", "b", "a", "r")
    assert list(am.read(draft).claims) == ["caps", "starts"]


def test_the_same_answer_given_once_more_is_kept_once(
    reviewed: Reviewed, draft: Path
) -> None:
    reviewed("a", "b", "a", "q")
    assert len(answers_beside(draft).read_text(encoding="utf-8").splitlines()) == 2


def test_who_goes_back_sees_the_answer_and_takes_it_back_by_skipping(
    reviewed: Reviewed, draft: Path
) -> None:
    outcome = reviewed("a", "b", "r", "b", "s", "q")
    assert outcome.out.count("\n  answered: ") == 2
    first, second = outcome.out.split("\n  answered: ")[1:]
    assert (first[:9], second[:9]) == ("accepted\n", "rejected\n")
    assert outcome.out.endswith("0 answered, 2 to go\n")
    m = am.read(draft)
    assert m.claims["starts"].proposed
    assert all(said.proposed for said in m.assertions_of("starts"))
    assert "1 of 2: a claim\n  Starts fell" in reviewed("q").out


def test_the_answer_is_shown_with_what_it_holds(reviewed: Reviewed) -> None:
    outcome = reviewed("e", "It fell.", "b", "m", "caps", "b", "q")
    assert "  answered: accepted, as “It fell.”\n" in outcome.out
    assert "  answered: merged with [caps]\n" in outcome.out


def test_of_several_speakers_one_is_dropped(reviewed: Reviewed, draft: Path) -> None:
    m = am.read(draft)
    m.assertion("starts", actor="critics", proposed=True)
    am.write(m, draft)
    outcome = reviewed("d", "Critics", "d", "2", "d", "a", "a")
    assert "which of them: a number: 'Critics' is none of 1 to 2\n" in outcome.out
    assert "a accept, e edit, r reject, m merge, d drop, w who" in outcome.out
    # One has to be left: a claim that nobody makes is rejected.
    assert "'d' is none of a, e, r, m, w, t, s, b, q\n" in outcome.out
    after = am.read(draft)
    assert [one.actor for one in after.assertions_of("starts")] == ["lee"]
    assert not after.claims["starts"].proposed


def test_who_was_dropped_comes_back_by_skipping(
    reviewed: Reviewed, draft: Path
) -> None:
    m = am.read(draft)
    m.assertion("starts", actor="critics", proposed=True)
    am.write(m, draft)
    reviewed("d", "1", "s", "q")
    assert len(am.read(draft).assertions_of("starts")) == 2


def test_who_says_it_already_is_shown(reviewed: Reviewed, draft: Path) -> None:
    m = am.read(draft)
    (said,) = m.assertions_of("starts")
    m.replace(attrs.evolve(said, proposed=False))
    am.write(m, draft)
    assert (
        "1 of 2: a claim\n  Starts fell by 12 %.\n"
        "  in the map already: J. Lee asserts, 2 May 2023\n"
        "  Rents and supply, characters 17-36\n"
    ) in reviewed("q").out


def test_the_list_to_merge_with_has_no_rejected_claim_and_the_new_words(
    reviewed: Reviewed, draft: Path
) -> None:
    assert "Starts fell" not in reviewed("r", "m", "", "q").out.split("2 of 2")[1]
    m = am.read(draft)
    m.claim("The supply of flats fell.", id="flats", proposed=True)
    m.claim("The supply of houses fell.", id="houses", proposed=True)
    am.write(m, draft)
    outcome = reviewed("s", "e", "The supply of flats is down.", "m", "", "q")
    assert ". The supply of flats is down. [flats]\n" in outcome.out


def test_claims_in_the_same_words_are_asked_about_at_once(
    reviewed: Reviewed, draft: Path
) -> None:
    m = am.read(draft)
    m.claim("starts FELL by 12 %.", id="again", proposed=True)
    m.assertion("again", actor="critics", proposed=True)
    am.write(m, draft)
    outcome = reviewed("a", "q")
    assert (
        "1 of 2: a claim\n  Starts fell by 12 %.\n  J. Lee asserts, 2 May 2023\n"
        "  Rents and supply, characters 17-36\n  Critics asserts\n"
    ) in outcome.out
    assert outcome.out.endswith("1 answered, 1 to go\n")
    after = am.read(draft)
    assert [one.id for one in after if one.proposed] == ["reduce"]


def test_before_the_first_there_is_none(reviewed: Reviewed) -> None:
    assert reviewed("b", "q").out.count("1 of 2: a claim") == 2


def test_of_a_claim_on_which_nobody_speaks_nobody_is_changed(
    reviewed: Reviewed, draft: Path
) -> None:
    m = am.read(draft)
    for key in ("starts-lee", "reduce-critics"):
        m.remove(key)
    am.write(m, draft)
    assert (
        "\na accept, e edit, r reject, m merge, s skip, b back, q quit: "
    ) in reviewed("q").out


@pytest.mark.parametrize("name", ["lee", "j. LEE"])
def test_an_actor_of_the_map_is_known_by_id_and_by_name(
    reviewed: Reviewed, draft: Path, name: str
) -> None:
    outcome = reviewed("s", "w", name, "a")
    assert "has no actor" not in outcome.out
    assert "\n  J. Lee asserts, 2 May 2023\n" in outcome.out.split("2 of 2")[2]
    assert [one.actor for one in am.read(draft).assertions_of("reduce")] == ["lee"]


def test_a_day_in_other_words_gets_the_year_in_which_it_was_said(
    reviewed: Reviewed, draft: Path
) -> None:
    reviewed("e", "As of 13 February, there were 45 permits.", "q")
    assert am.read(draft).claims["starts"].valid == am.Date("2023-02-13")


def test_what_is_no_letter_is_asked_again(reviewed: Reviewed, draft: Path) -> None:
    outcome = reviewed("x", "", "m", "7", "m", "nobody", "e", "", "accept", "q")
    assert "'x' is none of a, e, r, m, w, t, s, b, q\n" in outcome.out
    assert "'' is none of a, e, r, m, w, t, s, b, q\n" in outcome.out
    assert "no other claim has the number or id '7'\n" in outcome.out
    assert "no other claim has the number or id 'nobody'\n" in outcome.out
    assert not am.read(draft).claims["starts"].proposed


def test_a_change_that_meets_another_layout_loses_no_answer(
    reviewed: Reviewed, draft: Path
) -> None:
    odd = DRAFT.replace("{id: starts, proposed: true,", "{proposed: true, id: starts,")
    draft.write_text(odd, encoding="utf-8")
    outcome = reviewed("a", "a")
    assert outcome.status == 2
    assert outcome.err == (
        f"argmap: {draft}: cannot be changed in place without changing what else it "
        "says; make the change by hand\n"
    )
    assert draft.read_text(encoding="utf-8") == odd
    draft.write_text(DRAFT, encoding="utf-8")
    assert reviewed().out.startswith("2 answered before, 0 to go\n")
    assert not am.read(draft).claims["reduce"].proposed


def test_links_and_speakers_are_asked_about_too(
    reviewed: Reviewed, draft: Path
) -> None:
    m = am.read(draft)
    m.support("caps", by="starts", proposed=True, note="Both are of starts.")
    m.assertion("caps", actor="lee", proposed=True)
    am.write(m, draft)
    outcome = reviewed("s", "s", "a", "e", "a")
    assert "who speaks on a claim\n  Rent caps cut supply.\n  J. Lee asserts\n" in (
        outcome.out
    )
    assert (
        "a link\n  “Starts fell by 12 %.” [starts] supports “Rent caps cut supply.” "
        "[caps]\n"
        "  Both are of starts.\n"
        "  [starts] J. Lee asserts, Rents and supply, 2 May 2023\n"
        "  [caps] J. Lee asserts\n"
    ) in outcome.out
    assert "'e' is none of a, r, s, b, q\n" in outcome.out
    after = am.read(draft)
    assert not after.relations["starts-supports-caps"].proposed
    assert not after.assertions["caps-lee"].proposed


def test_a_merger_that_does_not_go_with_another_is_asked_again(
    reviewed: Reviewed, draft: Path
) -> None:
    outcome = reviewed("m", "reduce", "r", "a")
    assert (
        "claim 'starts' is to be merged with 'reduce', which is rejected; accept that "
        "one, or merge with another\n"
    ) in outcome.out
    assert outcome.out.endswith("2 answered, 0 to go\n")
    assert list(am.read(draft).claims) == ["caps", "reduce"]


def test_the_claims_of_a_rephrasing_are_merged(reviewed: Reviewed, draft: Path) -> None:
    m = am.read(draft)
    m.rephrase("reduce", "caps", proposed=True)
    am.write(m, draft)
    outcome = reviewed("a", "a", "m", "starts", "m", "2")
    assert (
        "a link\n  “Caps reduce the supply.” [reduce] rephrases "
        "“Rent caps cut supply.” [caps]\n"
        "  [reduce] Critics asserts, Rents and supply, 2 May 2023\n"
        "a accept, r reject, m merge, s skip, b back, q quit: "
        "  1. Caps reduce the supply. [reduce]\n"
        "  2. Rent caps cut supply. [caps]\n"
        "the claim that stays: its number or id: "
        "no other claim has the number or id 'starts'\n"
    ) in outcome.out
    after = am.read(draft)
    assert list(after.claims) == ["caps", "starts"]
    assert [one.actor for one in after.assertions_of("caps")] == ["critics"]
    assert after.relations == {}


def test_another_speaker_and_stance_are_kept_and_shown_before_the_claim_is_decided(
    reviewed: Reviewed, draft: Path
) -> None:
    first = reviewed("w", "m. ortiz", "t", "de", "q")
    assert (
        "the map has no actor 'm. ortiz' yet, who will be added; the nearest is"
        not in first.out
    )
    assert "the map has no actor 'm. ortiz' yet, who will be added\n" in first.out
    assert first.out.count("1 of 2: a claim\n  Starts fell by 12 %.\n") == 3
    assert "\n  m. ortiz asserts, 2 May 2023\n" in first.out
    assert "\n  m. ortiz denies, 2 May 2023\n" in first.out
    assert first.out.endswith("0 answered, 2 to go\n")
    m = am.read(draft)
    (said,) = m.assertions_of("starts")
    assert (m.actors[said.actor].name, said.stance) == ("m. ortiz", am.Stance.DENIES)
    assert said.proposed
    assert m.claims["starts"].proposed
    assert "lee" not in m.actors
    second = reviewed("a")
    assert "1 of 2: a claim\n  Starts fell by 12 %.\n  m. ortiz denies" in second.out
    (said,) = am.read(draft).assertions_of("starts")
    assert not said.proposed


def test_a_changed_speaker_outlasts_a_break_before_the_map_is_written(
    reviewed: Reviewed, draft: Path
) -> None:
    reviewed("w", "Critics", "q")
    draft.write_text(DRAFT, encoding="utf-8")
    outcome = reviewed("e", "Starts fell by 12 % in all.")
    assert "1 of 2: a claim\n  Starts fell by 12 %.\n  Critics asserts" in outcome.out
    (said,) = am.read(draft).assertions_of("starts")
    assert (said.actor, said.proposed) == ("critics", False)


def test_of_several_speakers_the_person_says_which(
    reviewed: Reviewed, draft: Path
) -> None:
    m = am.read(draft)
    m.assertion("starts", actor="critics", proposed=True)
    am.write(m, draft)
    outcome = reviewed("t", "2", "doubts", "t", "3", "w", "", "a")
    assert "  1. J. Lee asserts\n  2. Critics asserts\n" in outcome.out
    assert "  1. J. Lee asserts\n  2. Critics doubts\n" in outcome.out
    assert [one.stance for one in am.read(draft).assertions_of("starts")] == [
        am.Stance.ASSERTS,
        am.Stance.DOUBTS,
    ]


def test_the_speaker_of_a_claim_that_stands_is_changed(
    reviewed: Reviewed, draft: Path
) -> None:
    m = am.read(draft)
    m.assertion("caps", actor="lee", proposed=True)
    am.write(m, draft)
    outcome = reviewed("s", "s", "w", "critics", "t", "d", "t", "", "a")
    assert "a accept, r reject, w who, t stance, s skip, b back, q quit: " in (
        outcome.out
    )
    assert "'d' is none of asserts, denies, doubts, reports\n" in outcome.out
    assert "has no actor" not in outcome.out
    (said,) = am.read(draft).assertions_of("caps")
    assert (said.actor, said.stance, said.proposed) == (
        "critics",
        am.Stance.ASSERTS,
        False,
    )


def test_a_name_that_is_almost_one_of_the_map_is_told(reviewed: Reviewed) -> None:
    outcome = reviewed("w", "Critiks", "w", "J. Lee\x07", "q")
    assert (
        "the map has no actor 'Critiks' yet, who will be added; the nearest is 'Critics'\n"
    ) in outcome.out
    assert "answer: actor: holds the character U+0007 at 6; remove it\n" in outcome.out


def test_words_that_no_map_could_take_are_asked_for_again(
    reviewed: Reviewed, draft: Path
) -> None:
    outcome = reviewed("e", "Starts \x1b[D fell.", "e", "Starts fell.", "q")
    assert (
        "claim 'starts': text: holds the character U+001B at 7; remove it\n"
    ) in outcome.out
    assert am.read(draft).claims["starts"].text == "Starts fell."


FIGURES = {
    "starts": am.Quantity(value=12, unit="percent", measure=am.Measure.RATIO),
    "caps": am.Quantity(value=8, unit="percent"),
}


@pytest.fixture
def with_figures(draft: Path) -> Path:
    m = am.read(draft)
    for key, figure in FIGURES.items():
        m.replace(attrs.evolve(m.claims[key], quantity=figure, valid=am.Date("2022")))
    am.write(m, draft)
    return draft


@pytest.mark.parametrize(
    ("text", "told", "value", "valid"),
    [
        ("Housing starts fell by 12 %.", "", 12, "2022"),
        (
            "Starts fell by 14 %.",
            "the figure is 14 percent, not 12 percent\n",
            14,
            "2022",
        ),
        (
            "Starts fell.",
            "the words give no single figure: 12 percent goes\n",
            None,
            "2022",
        ),
        (
            "Starts fell by 12 % in 2021.",
            "it is of 2021, not of 2022\n",
            12,
            "2021",
        ),
    ],
)
def test_the_figure_of_a_claim_in_other_words_is_read_in_them(
    reviewed: Reviewed,
    with_figures: Path,
    *,
    text: str,
    told: str,
    value: int | None,
    valid: str,
) -> None:
    outcome = reviewed("e", text, "q")
    assert f"the claim in your words: {told}\n2 of 2:" in outcome.out
    claim = am.read(with_figures).claims["starts"]
    assert (claim.quantity and claim.quantity.value) == value
    assert claim.valid == am.Date(valid)
    with_figures.write_text(
        Path(f"{with_figures}.bak").read_text(encoding="utf-8"), encoding="utf-8"
    )
    reviewed("q")
    assert am.read(with_figures).claims["starts"] == claim


def test_a_figure_in_the_words_of_a_claim_without_one_is_told(
    reviewed: Reviewed, draft: Path
) -> None:
    outcome = reviewed("s", "e", "Caps cut supply by 3 % in 2020.")
    assert "the figure is 3 percent\nit is of 2020\n" in outcome.out
    assert am.read(draft).claims["reduce"].valid == am.Date("2020")


def test_of_merged_claims_the_figure_of_the_one_that_stays_counts(
    reviewed: Reviewed, with_figures: Path
) -> None:
    outcome = reviewed("m", "reduce", "b", "m", "caps", "m", "caps")
    assert "'reduce' stays with no figure: 12 percent goes\n" in outcome.out
    assert outcome.out.count("'caps' stays with 8 percent: 12 percent goes\n") == 1
    (claim,) = am.read(with_figures)
    assert claim.quantity == FIGURES["caps"]


def test_of_claims_that_a_link_makes_one_the_figure_that_goes_is_told(
    reviewed: Reviewed, with_figures: Path
) -> None:
    m = am.read(with_figures)
    m.rephrase("starts", "caps", proposed=True)
    am.write(m, with_figures)
    outcome = reviewed("a", "a", "m", "starts")
    assert outcome.out.count(" goes\n") == 1
    assert "'starts' stays with 12 percent: 8 percent goes\n" in outcome.out


def test_a_map_that_proposes_nothing_and_standard_input(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "map.argdown"
    path.write_text("[A]: a\n", encoding="utf-8")
    assert run("review", path).out == f"{path}: nothing is proposed\n"
    assert not answers_beside(path).exists()
    outcome = run("review", "-")
    assert (outcome.status, outcome.err) == (
        2,
        "argmap: standard input cannot be reviewed; name a file\n",
    )


@pytest.fixture
def linked(draft: Path) -> Path:
    """Return the draft with a link from each claim to the one that stands."""
    m = am.read(draft)
    m.attack("caps", by="starts", id="link", proposed=True)
    m.support("caps", by="reduce", id="other", proposed=True)
    am.write(m, draft)
    return draft


def test_a_link_goes_with_its_claim_and_is_not_asked_about(
    reviewed: Reviewed, linked: Path
) -> None:
    outcome = reviewed("r", "s", "a")
    assert "3 of 4: a link" not in outcome.out
    assert "4 of 4: a link" in outcome.out
    assert outcome.out.endswith("\n2 answered, 1 to go\n")
    assert list(am.read(linked).relations) == ["other"]
    # As the next review has it.
    assert reviewed("q").out.startswith("\n1 of 1: a claim")


@pytest.mark.usefixtures("linked")
def test_a_link_is_asked_about_where_the_rejection_is_taken_back(
    reviewed: Reviewed,
) -> None:
    # Back from the second link leads to the second claim, past what has gone.
    outcome = reviewed("r", "s", "b", "b", "s", "s", "q")
    shown = [line for line in outcome.out.splitlines() if " of 4: " in line]
    assert [line[0] for line in shown] == ["1", "2", "4", "2", "1", "2", "3"]
    assert outcome.out.endswith(" 0 answered, 4 to go\n")


@pytest.mark.parametrize("line", [100_000 * "[", '{"key": 3}'])
def test_answers_that_are_none_are_told_and_left(
    reviewed: Reviewed, draft: Path, line: str
) -> None:
    path = answers_beside(draft)
    path.write_text(f"{line}\n", encoding="utf-8")
    outcome = reviewed("a")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"argmap: {path}:1: ")
    assert path.read_text(encoding="utf-8") == f"{line}\n"
