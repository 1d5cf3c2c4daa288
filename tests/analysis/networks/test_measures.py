from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.networks import measures
from argmap.analysis.networks.measures import Ties, ties

CELLS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 4)),
    st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any),
    max_size=20,
)
Cells = dict[tuple[int, int], tuple[int, int]]


def found(cells: Cells) -> Ties:
    flat = [(*place, *counts) for place, counts in cells.items()]
    return ties(6, *np.array(flat, np.int64).reshape(-1, 4).T)


@pytest.mark.parametrize("most", [1, 3, 1000])
@given(cells=CELLS)
def test_ties_are_the_sums_however_many_pairs_are_held(most: int, cells: Cells) -> None:
    sums: dict[tuple[int, int], tuple[int, int, int]] = {}
    for (a, column), (p, n) in cells.items():
        for (b, other), (q, o) in cells.items():
            if a < b and column == other:
                c, f, joint = sums.get((a, b), (0, 0, 0))
                sums[a, b] = (c + p * q + n * o, f + p * o + n * q, joint + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measures, "MOST_PAIRS", most)
        one = found(cells)
    rows = zip(
        one.first.tolist(),
        one.second.tolist(),
        one.congruence.tolist(),
        one.conflict.tolist(),
        one.joint.tolist(),
        strict=True,
    )
    assert list(rows) == [(*pair, *sums[pair]) for pair in sorted(sums)]
