"""A questionnaire before an invented city election, read from two tables and asked.

Ten lists and candidates answered 22 theses in January; some changed an answer in
April. Run it with a folder to draw into: ``python city_questionnaire.py out``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import attrs

import argmap as am

TABLES = Path(__file__).with_name("city_questionnaire")
FIRST = "2027-01-22"


def questionnaire() -> am.ArgumentMap:
    """Return the map of all answers, the changed ones beside the first.

    No kind of actor is for parties; advocacy is the nearest. Common ground needs
    voices of two kinds: in the table that of the lists and that of the two candidates
    without one.
    """
    m = am.read(TABLES / "answers.csv")
    m.title, m.question = "Lindhaven votes", "What should Lindhaven do by 2032?"
    later = am.read(TABLES / "changes.csv")
    # The claims and actors that it names are those of the first table.
    changes = (attrs.evolve(a, id=f"{a.id}-2") for a in later.assertions.values())
    m.add(*later.sources.values(), *changes)
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
    return [
        (change.actor.id, change.column.id, change.before, change.after)
        for change in am.changed_positions(am.compare_stances(m, by="claim"))
    ]


def _pairs(m: am.ArgumentMap, table: am.StanceTable) -> None:
    """Print the pairs that agree most, and those that agree least."""
    pairs = sorted(table.pairs(), key=lambda p: -(p.agreement or 0))
    for title, shown in (("agree most", pairs[:5]), ("agree least", pairs[-5:])):
        print(f"\nPairs that {title} (agreed/opposed/other, proximity):")
        for p in shown:
            first, second = (m.actors[key].name for key in (p.first, p.second))
            names = f"{first} and {second}"
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
    _pairs(last, table)
    print("\nCommon ground (lists and candidates, nobody against or in doubt):")
    for ground in am.common_ground(last):
        print(f"  {len(ground.actors)} yes: {ground.claim.text}")
    _closest_votes(last)
    print("\nChanged between January and April:")
    for key, claim, before, after in changed(m):
        print(f"  {m.actors[key].name}: {claim}, {before} -> {after}")
    print("\nWithout an answer:")
    for silence in am.silences(table):
        if silence.columns:
            print(f"  {silence}")
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        view = am.View(issue="transport")
        print("\ndrawn:", am.draw(last, folder / "transport.svg", view=view))


if __name__ == "__main__":
    main()
