from __future__ import annotations

from argmap.analysis.chronology.series import key_of, series_of
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Measure


def test_figures_are_grouped_by_unit_measure_and_scope_in_order_of_time() -> None:
    m = ArgumentMap("series")
    gates = {"value": 1, "unit": "gates", "measure": "stock", "scope": "town"}
    m.claim("B.", id="b", valid="2024", quantity=gates)
    m.claim("No figure.", id="n")
    m.claim("U.", id="u", quantity={"value": 2})
    m.claim("A.", id="a", valid="2019", quantity=gates)
    m.claim("C.", id="c", quantity=gates)
    first, second = series_of(m)
    assert [claim.id for claim in first.claims] == ["a", "b"]
    assert [claim.id for claim in first.undated] == ["c"]
    assert first.key == ("gates", Measure.STOCK, "town") == key_of(m.claims["a"])
    assert first.name == "gates (stock, town)"
    assert second.name == "figures without a unit"
    assert key_of(m.claims["n"]) is None


def test_figures_of_one_time_keep_the_order_of_the_map() -> None:
    m = ArgumentMap("series")
    for key in "ba":
        m.claim(f"{key}.", id=key, valid="2024", quantity={"value": 1})
    (series,) = series_of(m)
    assert [claim.id for claim in series.claims] == ["b", "a"]
