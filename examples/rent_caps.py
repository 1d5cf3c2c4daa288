"""A small invented debate, built in Python, asked and drawn.

Run it with a folder to draw into: ``python examples/rent_caps.py out``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import argmap as am


def rent_caps() -> am.ArgumentMap:
    """Return a debate with a rebuttal, an undercut and a newer figure."""
    m = am.ArgumentMap("Rent caps", "Should the city cap rents?")
    study = m.source("Rents and supply", id="study", type="report", issued="2023-05-02")
    paper = m.source(
        "The city answers", id="paper", type="article-newspaper", issued="2024-02-11"
    )
    lee = m.actor("J. Lee", id="lee", kind="researcher")
    council = m.actor("City Council", id="council", kind="government")
    desk = m.actor("Evening Paper", id="desk", kind="news")
    supply = m.issue("Do rent caps reduce supply?", id="supply")

    caps = m.claim("Rent caps cut supply.", id="caps", issue=supply, thesis=True)
    starts = m.claim(
        "Housing starts fell 12 % in two years.",
        id="starts",
        issue=supply,
        evidence="statistic",
        valid="2021/2022",
        quantity={"value": -12, "unit": "percent", "measure": "ratio"},
    )
    rose = m.claim(
        "Housing starts rose 3 % in 2023.",
        id="rose",
        issue=supply,
        evidence="statistic",
        valid="2023",
        quantity={"value": 3, "unit": "percent", "measure": "ratio"},
    )
    rates = m.claim("Interest rates rose in the same years.", id="rates", issue=supply)

    m.assertion(caps, actor=lee, source=study, at=(120, 171))
    m.assertion(starts, actor=lee, source=study, at=(300, 361))
    m.assertion(rose, actor=council, source=paper, at=(80, 140), via=desk)
    m.assertion(rates, actor=council, source=paper, at=(150, 201), via=desk)
    step = m.support(caps, by=starts, source=study, at=(300, 400), author=lee)
    m.undercut(step, by=rates, analyst="example", note="Another cause.")
    m.supersede(starts, by=rose, note="The latest year.")
    m.attack(caps, by=rose, source=paper, at=(80, 140), author=council)
    return m


def main() -> None:
    """Print what stands and what does not, and draw the debate where asked to."""
    m = rent_caps()
    print("Unrebutted:", *(f"- {claim.text}" for claim in am.unrebutted(m)), sep="\n")
    print(am.explain(m, "caps"))
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        print("drawn:", am.draw(m, folder / "rent-caps.svg"))


if __name__ == "__main__":
    main()
