"""How long pictures take: overview and focus of large maps, and all of a smaller one.

Beside it arguebuf draws a debate of 300 claims with its defaults, where it is
installed (``pip install ".[rivals]"``).
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.viewing import View
from argmap.render.picture import to_svg
from tests.benchmarks.test_dot import debate

VIEWS = {"overview": View(overview=True), "focus": View(focus="c3", radius=2)}


def crossing(claims: int, issues: int) -> ArgumentMap:
    """Return a debate with a link across issues for every fifth claim."""
    m = debate(claims, issues)
    chance = random.Random(1)  # noqa: S311 - a debate, not a secret
    for number in range(claims // 5):
        one, other = chance.randrange(issues, claims), chance.randrange(claims)
        if one != other:
            link = m.attack if chance.random() < 0.4 else m.support
            link(f"c{other}", by=f"c{one}", id=f"x{number}")
    return m


@pytest.mark.parametrize("view", VIEWS.values(), ids=list(VIEWS))
@pytest.mark.parametrize(("claims", "issues"), [(300, 20), (3_000, 60), (3_000, 150)])
def test_a_view_of_a_large_debate(
    benchmark: Any, claims: int, issues: int, view: View
) -> None:
    m = crossing(claims, issues)
    svg = benchmark.pedantic(to_svg, args=(m,), kwargs={"view": view}, rounds=3)
    assert svg.endswith("</svg>\n")


@pytest.mark.parametrize("claims", [300, 1_000])
def test_all_of_a_debate(benchmark: Any, claims: int) -> None:
    m = debate(claims, 20)
    svg = benchmark.pedantic(to_svg, args=(m,), rounds=3)
    assert svg.count('id="claim&#45;') == claims


def test_arguebuf_draws_three_hundred_claims(benchmark: Any, tmp_path: Path) -> None:
    arguebuf = pytest.importorskip("arguebuf")
    m = crossing(300, 20)
    graph = arguebuf.Graph()
    atoms = {claim.id: arguebuf.AtomNode(text=claim.text) for claim in m}
    for atom in atoms.values():
        graph.add_node(atom)
    for link in m.relations.values():
        if not m.is_undercut(link):
            kind = arguebuf.Attack if link.kind == "attacks" else arguebuf.Support
            scheme = arguebuf.SchemeNode(scheme=kind.DEFAULT)
            graph.add_node(scheme)
            graph.add_edge(arguebuf.Edge(atoms[link.premises[0]], scheme))
            graph.add_edge(arguebuf.Edge(scheme, atoms[link.target]))

    def ask() -> None:
        dot = arguebuf.dump.graphviz(graph)
        arguebuf.render.graphviz(dot, tmp_path / "debate.svg")

    benchmark.pedantic(ask, rounds=1)
