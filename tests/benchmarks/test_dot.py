"""How long a map of 1,000 claims takes to become DOT text."""

from __future__ import annotations

from typing import Any

from argmap.model.argument_map import ArgumentMap
from argmap.render.dot import to_dot

ACTORS = 12


def debate(claims: int, issues: int) -> ArgumentMap:
    """Return an invented debate, each issue a tree of reasons."""
    m = ArgumentMap("Generated")
    for number in range(ACTORS):
        m.actor(f"Actor {number}", id=f"a{number}")
    source = m.source("Report", issued="2025")
    for number in range(issues):
        m.issue(f"Question {number}?", id=f"i{number}")
    for number in range(claims):
        issue = number % issues
        claim = m.claim(
            f"Claim {number} says one thing and another, and why it does so.",
            id=f"c{number}",
            title=f"Claim {number}",
            issue=f"i{issue}",
            thesis=number < issues,
            evidence="study" if number % 3 == 1 and number >= issues else None,
        )
        m.assertion(claim, actor=f"a{number % ACTORS}", source=source, at=(1, 9))
        if number >= issues:
            target = f"c{issue + issues * (number // issues // 3)}"
            link = (m.attack if number % 4 == 0 else m.support)(target, by=claim)
            if number % 10 == 9:
                m.undercut(link, by=f"c{number - issues}")
    return m


def test_dot_of_a_thousand_claims(benchmark: Any) -> None:
    m = debate(1_000, 20)
    dot = benchmark(to_dot, m)
    assert dot.count('id="claim-') == 1_000
