"""argmap beside other libraries on the same graphs, each by its own documented call.

Install them with ``pip install ".[rivals]"``; one that is missing is skipped. Each is
asked at the largest power of ten at which it stays within a minute on every shape, and
argmap at all of these.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am
from tests.benchmarks.test_acceptance import clashing
from tests.benchmarks.test_labelling import Arcs, debates

SIZE = 100_000
Ask = Callable[[], Any]
Maker = Callable[[int, Arcs], Ask]


def scale_free(size: int) -> Arcs:
    """Return two attacks by each argument on earlier ones, the much attacked first."""
    chance = np.random.default_rng(3).random((size, 2))
    ends = np.zeros((size, 3), dtype=np.int64)
    flat = ends.reshape(-1)
    for number in range(1, size):
        ends[number, 0] = number
        ends[number, 1:] = flat[(chance[number] * 3 * number).astype(np.int64)]
    return np.repeat(ends[1:, 0], 2), ends[1:, 1:].ravel()


SHAPES: dict[str, Callable[[int], Arcs]] = {
    "debates": debates,
    "clashing debates": lambda size: clashing(size, each=50, share=0.3),
    "scale-free": scale_free,
}


def by_argmap(size: int, arcs: Arcs) -> Ask:
    def ask() -> int:
        graph = am.AttackGraph.from_arrays(size, *arcs)
        return int((am.grounded(graph) == am.Label.IN).sum())

    return ask


def by_formal_argumentation(size: int, arcs: Arcs) -> Ask:
    dung = pytest.importorskip("argumentation.core.dung")
    names, pairs = list(map(str, range(size))), named(arcs)

    def ask() -> int:
        framework = dung.ArgumentationFramework(frozenset(names), frozenset(pairs))
        return len(dung.grounded_extension(framework))

    return ask


def by_python_argumentation(size: int, arcs: Arcs) -> Ask:
    made = pytest.importorskip("py_arg.algorithms.semantics.get_grounded_extension")
    frame = py_arg(size, arcs)
    return lambda: len(made.get_grounded_extension(frame()))


def by_pygarg(size: int, arcs: Arcs) -> Ask:
    solver = pytest.importorskip("pygarg.dung.solver")
    names = list(map(str, range(size)))
    pairs = [list(pair) for pair in named(arcs)]
    return lambda: len(solver.compute_grounded_extension(names, pairs))


def by_clingo(size: int, arcs: Arcs) -> Ask:
    clingo = pytest.importorskip("clingo")
    program = facts(size, arcs) + (
        "in(X) :- arg(X), out(Y) : att(Y, X). out(X) :- in(Y), att(Y, X). #show in/1."
    )

    def ask() -> int:
        found: list[int] = []
        control = clingo.Control()
        control.add("base", [], program)
        control.ground([("base", [])])
        control.solve(on_model=lambda m: found.append(len(m.symbols(shown=True))))
        return found[0]

    return ask


def sceptical_by_argmap(size: int, arcs: Arcs) -> Ask:
    def ask() -> bool | None:
        graph = am.AttackGraph.from_arrays(size, *arcs)
        return am.acceptable(graph, 0, mode="sceptical")

    return ask


def sceptical_by_formal_argumentation(size: int, arcs: Arcs) -> Ask:
    pytest.importorskip("z3")
    dung = pytest.importorskip("argumentation.core.dung")
    solving = pytest.importorskip("argumentation.solving.solver")
    names, pairs = list(map(str, range(size))), named(arcs)

    def ask() -> bool:
        answer: bool = solving.solve_dung_acceptance(
            dung.ArgumentationFramework(frozenset(names), frozenset(pairs)),
            semantics="preferred",
            task="skeptical",
            query="0",
        ).answer
        return answer

    return ask


def sceptical_by_python_argumentation(size: int, arcs: Arcs) -> Ask:
    made = pytest.importorskip("py_arg.algorithms.semantics.get_preferred_extensions")
    frame = py_arg(size, arcs)

    def ask() -> bool:
        found = made.get_preferred_extensions(frame())
        return all("0" in {str(one) for one in extension} for extension in found)

    return ask


def sceptical_by_pygarg(size: int, arcs: Arcs) -> Ask:
    solver = pytest.importorskip("pygarg.dung.solver")
    names = list(map(str, range(size)))
    pairs = [list(pair) for pair in named(arcs)]
    return lambda: solver.preferred_skeptical_acceptability(names, pairs, "0")[0]


def sceptical_by_clingo(size: int, arcs: Arcs) -> Ask:
    """Look through the largest admissible sets for one without the argument."""
    clingo = pytest.importorskip("clingo")
    program = facts(size, arcs) + (
        "{ in(X) } :- arg(X). :- in(X), in(Y), att(X, Y). hit(Y) :- in(X), att(X, Y)."
        ":- in(X), att(Y, X), not hit(Y). #heuristic in(X) : arg(X). [1, true]"
        "#show in/1."
    )

    def ask() -> bool:
        control = clingo.Control(["0", "--heuristic=Domain", "--enum-mode=domRec"])
        control.add("base", [], program)
        control.ground([("base", [])])
        wanted = clingo.Function("in", [clingo.Number(0)])
        with control.solve(yield_=True) as models:
            return all(model.contains(wanted) for model in models)

    return ask


def named(arcs: Arcs) -> list[tuple[str, str]]:
    return [(str(a), str(b)) for a, b in zip(*(e.tolist() for e in arcs), strict=True)]


def facts(size: int, arcs: Arcs) -> str:
    return f"arg(0..{size - 1})." + "".join(f"att({a},{b})." for a, b in named(arcs))


def py_arg(size: int, arcs: Arcs) -> Callable[[], Any]:
    classes = "py_arg.abstract_argumentation_classes"
    arguments = pytest.importorskip(f"{classes}.argument")
    defeats = pytest.importorskip(f"{classes}.defeat")
    frames = pytest.importorskip(f"{classes}.abstract_argumentation_framework")

    def frame() -> Any:
        made = [arguments.Argument(str(number)) for number in range(size)]
        pairs = [defeats.Defeat(made[int(a)], made[int(b)]) for a, b in named(arcs)]
        return frames.AbstractArgumentationFramework("", made, pairs)

    return frame


# With the most arguments that each is given.
GROUNDED: dict[str, tuple[Maker, int]] = {
    "argmap": (by_argmap, SIZE),
    "formal-argumentation": (by_formal_argumentation, SIZE),
    "clingo": (by_clingo, SIZE),
    "pygarg": (by_pygarg, 100),
    "python-argumentation": (by_python_argumentation, 1_000),
}
SCEPTICAL: dict[str, tuple[Maker, int]] = {
    "argmap": (sceptical_by_argmap, SIZE),
    "formal-argumentation": (sceptical_by_formal_argumentation, 1_000),
    "clingo": (sceptical_by_clingo, SIZE),
    "pygarg": (sceptical_by_pygarg, 100),
    "python-argumentation": (sceptical_by_python_argumentation, 10),
}


def within(calls: dict[str, tuple[Maker, int]]) -> list[Any]:
    sizes = sorted({size for _, size in calls.values()})
    return [
        pytest.param(call, size, id=f"{size}-{name}")
        for size in sizes
        for name, (call, most) in calls.items()
        if size <= most
    ]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("maker", "size"), within(GROUNDED))
def test_grounded(
    benchmark: BenchmarkFixture, maker: Maker, size: int, shape: str
) -> None:
    arcs = SHAPES[shape](size)
    ask = maker(size, arcs)
    found = benchmark.pedantic(ask, rounds=3)  # type: ignore[no-untyped-call]
    assert found == by_argmap(size, arcs)()


@pytest.mark.parametrize(("maker", "size"), within(SCEPTICAL))
def test_sceptical_preferred(
    benchmark: BenchmarkFixture, maker: Maker, size: int
) -> None:
    arcs = clashing(size, each=min(size, 2_000), share=0.9)
    ask = maker(size, arcs)
    found = benchmark.pedantic(ask, rounds=3)  # type: ignore[no-untyped-call]
    assert found == sceptical_by_argmap(size, arcs)()
