"""A questionnaire before an invented city election, read from two tables and asked.

Ten lists and candidates answered 22 theses in January; some changed an answer in
April. Run it with a folder to draw into: ``python city_questionnaire.py out``.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import argmap as am

TABLES = Path(__file__).with_name("city_questionnaire")
FIRST, CHANGED = "2027-01-22", "2027-04-09"

# No kind of actor is for parties; advocacy is the nearest. Common ground needs voices
# of two kinds: here that of the lists and that of the two candidates without one.
PARTIES = {
    "harbour-alliance": ("Harbour Alliance", "advocacy"),
    "green-quarter": ("Green Quarter", "advocacy"),
    "civic-union": ("Civic Union", "advocacy"),
    "workers-list": ("Workers' List", "advocacy"),
    "enterprise-party": ("Enterprise Party", "advocacy"),
    "old-town-league": ("Old Town League", "advocacy"),
    "young-lindhaven": ("Young Lindhaven", "advocacy"),
    "pensioners-voice": ("Pensioners' Voice", "advocacy"),
    "lindqvist": ("Ada Lindqvist", "person"),
    "brandt": ("Tomas Brandt", "person"),
}
# The first thesis of an issue is the one that answers its question.
QUESTIONS = {
    "transport": "Should the city centre be closed to private cars?",
    "housing": "Should the city build homes itself?",
    "budget": "Should the city borrow money to repair its schools?",
    "safety": "Should cameras watch the large squares?",
    "families": "Should child care be free for all children?",
    "participation": "Should people vote on city questions from the age of 16?",
}
# An empty answer makes no assertion: silence is no opinion.
STANCES = {"yes": "asserts", "no": "denies", "doubts": "doubts"}


def questionnaire() -> am.ArgumentMap:
    """Return the map of all answers, the changed ones beside the first."""
    m = am.ArgumentMap("Lindhaven votes", "What should Lindhaven do by 2032?")
    for key, (name, kind) in PARTIES.items():
        m.actor(name, id=key, kind=kind)
        m.source(
            f"Answer sheet of {name}",
            id=f"{key}-sheet",
            publisher=key,
            issued=FIRST,
            primary=True,
        )
    for key, question in QUESTIONS.items():
        m.issue(question, id=key)
    for row in _rows("answers.csv"):
        filed = m.issues[row["issue"]]
        m.claim(
            row["claim"],
            id=row["thesis"],
            issue=filed,
            thesis=filed.thesis is None,
            kind="normative",
        )
        for key in PARTIES:
            _answer(m, key, row["thesis"], row[key], sheet=f"{key}-sheet")
    for row in _rows("changes.csv"):
        key = row["party"]
        sheet = f"{key}-changes"
        if sheet not in m.sources:
            m.source(
                f"Changed answers of {m.actors[key].name}",
                id=sheet,
                publisher=key,
                issued=CHANGED,
                primary=True,
            )
        _answer(m, key, row["thesis"], row["answer"], sheet=sheet)
    return m


def last_answers(m: am.ArgumentMap) -> am.ArgumentMap:
    """Return a map with each party's last answer to each thesis alone."""
    latest: dict[tuple[str, str], am.Assertion] = {}
    for answer in m.assertions.values():
        held = latest.setdefault((answer.actor, answer.claim), answer)
        first, later = m.date_of(held), m.date_of(answer)
        if first and later and first.before(later):
            latest[answer.actor, answer.claim] = answer
    kept = {answer.id for answer in latest.values()}
    # A map of its own, so that the one given keeps the history.
    found = m.subset()
    for key in m.assertions:
        if key not in kept:
            found.remove(key)
    return found


def changed(m: am.ArgumentMap) -> list[tuple[str, str, am.State, am.State]]:
    """Return who changed the answer to which thesis, from what to what."""
    before = am.compare_stances(m, by="claim", as_of=FIRST)
    after = am.compare_stances(last_answers(m), by="claim")
    return [
        (actor.id, claim.id, before[actor, claim].state, after[actor, claim].state)
        for actor in after.actors
        for claim in m
        if before[actor, claim].state is not after[actor, claim].state
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _answer(m: am.ArgumentMap, key: str, thesis: str, word: str, *, sheet: str) -> None:
    if word:
        m.assertion(thesis, actor=key, stance=STANCES[word], source=sheet)


def _pairs(table: am.StanceTable) -> None:
    """Print the pairs that agree most, and those that agree least."""
    pairs = sorted(table.pairs(), key=lambda p: -(p.agreement or 0))
    for title, shown in (("agree most", pairs[:5]), ("agree least", pairs[-5:])):
        print(f"\nPairs that {title} (agreed/opposed/other, proximity):")
        for p in shown:
            names = f"{PARTIES[p.first][0]} and {PARTIES[p.second][0]}"
            counts = f"{p.agree}/{p.opposed}/{p.other} of {p.joint}"
            print(f"  {names:40} {counts:14} {p.agreement:4.0%}  {p.proximity:.2f}")


def _closest_votes(m: am.ArgumentMap) -> None:
    """Print the disputed theses, the evenly divided first."""
    heard = {claim.id: am.voices(m, claim) for claim in m}
    disputed = [key for key, found in heard.items() if found.disputed]
    disputed.sort(
        key=lambda key: abs(len(heard[key].supporters) - len(heard[key].opponents))
    )
    print(f"\n{len(disputed)} of {len(m)} theses are disputed; the most evenly:")
    for key in disputed[:6]:
        found = heard[key]
        print(
            f"  {len(found.supporters)} yes, {len(found.opponents)} no, "
            f"{len(found.doubters)} doubt: {m.claims[key].text}"
        )


def main() -> None:
    """Print what a voter would ask, and draw one issue where asked to."""
    m = questionnaire()
    last = last_answers(m)
    table = am.compare_stances(last, by="claim")
    print(f"{len(table.actors)} lists and candidates, {len(m)} theses, last answers")
    _pairs(table)
    print("\nCommon ground (lists and candidates, nobody against or in doubt):")
    for ground in am.common_ground(last):
        print(f"  {len(ground.actors)} yes: {ground.claim.text}")
    _closest_votes(last)
    print("\nChanged between January and April:")
    for key, claim, before, after in changed(m):
        print(f"  {PARTIES[key][0]}: {claim}, {before} -> {after}")
    print("\nWithout an answer:")
    for actor in table.actors:
        silent = [c.id for c in m if table[actor, c].state is am.State.SILENT]
        if silent:
            print(f"  {actor.name}: {', '.join(silent)}")
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        view = am.View(issue="transport")
        print("\ndrawn:", am.draw(last, folder / "transport.svg", view=view))


if __name__ == "__main__":
    main()
