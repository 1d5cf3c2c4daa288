from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.speakers.cast import Referent
from argmap.extraction.speakers.scene import MOST, Scene

NAMES = st.integers(0, 100).map(str)
WEIGHTS = st.floats(0.1, 1.0)


@given(st.lists(st.tuples(NAMES, WEIGHTS)))
def test_the_last_mentioned_is_present_and_no_more_than_forty_are(
    mentioned: list[tuple[str, float]],
) -> None:
    scene = Scene()
    for name, weight in mentioned:
        scene.mention(Referent(name=name), weight)
    present = [referent.name for referent, _ in scene.present()]
    assert present[:1] == [name for name, _ in mentioned[-1:]]
    assert len(present) <= MOST


@given(WEIGHTS, st.integers(0, 20))
def test_presence_halves_with_each_sentence(weight: float, sentences: int) -> None:
    scene = Scene()
    scene.mention(Referent(name="Lee"), weight)
    scene.sentence += sentences
    assert scene.presence("Lee") == weight / 2**sentences


@given(WEIGHTS, WEIGHTS)
def test_a_mention_makes_nobody_less_present(first: float, second: float) -> None:
    scene = Scene()
    scene.mention(Referent(name="Lee"), first)
    scene.mention(Referent(name="Lee"), second)
    assert scene.presence("Lee") > max(first, second)


def test_who_is_mentioned_in_a_quotation_stays_in_it() -> None:
    around = Scene()
    around.mention(Referent(name="Lee"), 1.0)
    inner = Scene(around=around)
    inner.mention(Referent(name="Hill"), 1.0)
    assert [name.name for name, _ in inner.present()] == ["Hill", "Lee"]
    assert inner.presence("Lee") == around.presence("Lee") / 2
    assert around.presence("Hill") == 0
