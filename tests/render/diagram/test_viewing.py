from __future__ import annotations

from typing import Any

import pytest

from argmap.errors import ModelError, QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from argmap.model.relations import Basis
from argmap.render.diagram.scenes import Scene, staged
from argmap.render.diagram.viewing import View
from tests.render.buses import buses


def _ids(scene: Scene) -> list[str]:
    return [claim.id for claim in scene.claims]


def test_a_view_takes_records_and_plain_values() -> None:
    m = buses()
    view = View(
        issue=m.issues["fair"], actors=[m.actors["cc"], "cc", "tl"], basis="explicit"
    )
    assert view == View(issue="fair", actors=("cc", "tl"), basis=Basis.EXPLICIT)
    assert View(actors="cc").actors == ("cc",)
    assert View(as_of=2025).as_of == Date("2025")
    assert hash(view)


def test_a_view_refuses_an_unknown_basis_and_a_wrong_date() -> None:
    with pytest.raises(QueryError, match="'explict' is not a basis"):
        View(basis="explict")
    with pytest.raises(ModelError, match="no month is 13, months are 01 to 12"):
        View(as_of="2025-13")


def test_by_default_everything_is_shown() -> None:
    m = buses()
    scene = staged(m)
    assert _ids(scene) == list(m.claims)
    assert scene.links == tuple(m.relations.values())
    assert (scene.stubs, scene.folded, scene.dimmed) == ((), {}, frozenset())


def test_an_issue_comes_with_what_is_linked_to_it_as_stubs() -> None:
    scene = staged(buses(), View(issue="fair"))
    assert all(claim.issue == "fair" for claim in scene.claims)
    assert [claim.id for claim in scene.stubs] == [
        "walking",
        "affordable",
        "free-buses",
    ]
    shown = {claim.id for claim in (*scene.claims, *scene.stubs)}
    for link in scene.links:
        assert shown.issuperset(link.premises)


def test_an_undercut_is_shown_with_the_link_that_it_targets() -> None:
    m = ArgumentMap()
    m.issue("One?", id="one")
    m.issue("Two?", id="two")
    for key, issue in (("a", "one"), ("b", "one"), ("c", "two"), ("d", "two")):
        m.claim(key, id=key, issue=issue)
    link = m.support("a", by="b")
    first = m.undercut(link, by="c")
    second = m.undercut(first, by="d")
    scene = staged(m, View(issue="one"))
    assert scene.links == (link, first, second)
    assert [claim.id for claim in scene.stubs] == ["c", "d"]
    assert scene.claim_hit(second) == "a"
    assert staged(m, View(issue="two")).links == (link, first, second)


def test_a_claim_has_the_same_number_in_every_picture() -> None:
    m = buses()
    views = (View(), View(issue="cost"), View(as_of="2025-03-10"))
    numbers = [staged(m, view).numbers for view in views]
    assert numbers[0] == numbers[1] == numbers[2]
    assert list(numbers[0].values()) == list(range(1, len(m) + 1))


def test_a_basis_leaves_out_other_links_and_undercuts_of_them() -> None:
    m = ArgumentMap()
    for key in ("a", "b", "c"):
        m.claim(key, id=key)
    guess = m.support("a", by="b", basis="analyst")
    m.undercut(guess, by="c", basis="explicit")
    assert staged(m, View(basis="explicit")).links == ()
    assert staged(m, View(basis="analyst")).links == (guess,)


def test_an_earlier_date_shows_what_had_been_said() -> None:
    scene = staged(buses(), View(as_of="2025-03-10"))
    assert _ids(scene) == [
        *("more", "trial", "logged", "walking", "survey", "affordable", "cost-48"),
        *(
            "cost-52",
            "levy",
            "saving",
            "tickets",
            "cities",
            "help",
            "low",
            "free-buses",
        ),
    ]


def test_proposals_are_left_out() -> None:
    m = ArgumentMap()
    m.claim("Said.", id="said")
    m.claim("Perhaps.", id="perhaps", proposed=True)
    assert _ids(staged(m)) == ["said"]


def test_folded_evidence_is_counted_where_it_supports() -> None:
    m = ArgumentMap()
    for key in ("claim", "other"):
        m.claim(key, id=key)
    for key in ("e1", "e2", "e3", "e4", "e5"):
        m.claim(key, id=key, evidence="study")
    m.support("claim", by="e1")
    m.support("e1", by="e2")  # falls in with e1
    undercut = m.support("claim", by="e3")
    m.undercut(undercut, by="other")  # e3 must stay: somebody bears on its link
    m.support("claim", by=["e4", "other"])  # linked premises stay
    m.attack("claim", by="e5")
    scene = staged(m, View(fold_evidence=True))
    assert _ids(scene) == ["claim", "other", "e3", "e4", "e5"]
    assert scene.folded == {"claim": 2}
    assert len(scene.links) == 4


def test_an_actors_lens_dims_the_claims_of_others() -> None:
    scene = staged(buses(), View(actors=["tl"]))
    lit = {c.id for c in scene.claims} - scene.dimmed
    assert "free-buses" in lit  # denied, and that is a stance
    assert "staff" in lit
    assert "line-12" in scene.dimmed


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (View(issue="fai"), "no issue has id 'fai'; the nearest is 'fair'"),
        (View(actors=["audt"]), "no actor has id 'audt'; the nearest is 'audit'"),
        (View(focus="mor"), "no claim has id 'mor'; the nearest is 'more'"),
        (
            View(focus="line-12", as_of="2025-03-10"),
            "the claim 'line-12' had not been made by 2025-03-10, so it has no status",
        ),
    ],
)
def test_an_unknown_id_is_refused(view: View, message: str) -> None:
    with pytest.raises(UnknownIdError) as error:
        staged(buses(), view)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"issue": "fair", "focus": "more"},
            (
                "a view shows an issue or a focus or an overview; choose one of an issue "
                "and a focus"
            ),
        ),
        (
            {"overview": True, "focus": "more"},
            (
                "a view shows an issue or a focus or an overview; choose one of a focus "
                "and an overview"
            ),
        ),
        (
            {"overview": True, "fold_evidence": True},
            (
                "an overview draws no evidence that could be folded; leave out "
                "fold_evidence"
            ),
        ),
        ({"radius": 2}, "a radius of 2 is around a claim; name it as focus"),
        (
            {"focus": "more", "radius": -1},
            "a radius is a whole number of links, 0 or more, not -1",
        ),
        (
            {"focus": "more", "radius": True},
            "a radius is a whole number of links, 0 or more, not True",
        ),
        (
            {"colours": {"cc": "red"}},
            "the colour of 'cc' is 'red'; write it as #RRGGBB, such as #0072B2",
        ),
        (
            {"colours": {"cc": 3}},
            "the colour of 'cc' is 3; write it as #RRGGBB, such as #0072B2",
        ),
        (
            {"colours": {"cc": "#0072B2FF"}},
            "the colour of 'cc' is '#0072B2FF'; write it as #RRGGBB, such as #0072B2",
        ),
    ],
)
def test_fields_that_contradict_each_other_are_refused(
    fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(QueryError) as error:
        View(**fields)
    assert str(error.value) == message


def test_colours_are_kept_in_order_and_may_be_asked_for_by_record() -> None:
    m = buses()
    view = View(colours={m.actors["cc"]: "#aa00bb", "trial": "#000000"})
    assert view.colours == (("cc", "#AA00BB"), ("trial", "#000000"))
    assert view == View(colours=view.colours)


def test_a_focus_shows_its_surroundings_as_cards() -> None:
    scene = staged(buses(), View(focus="more", radius=0))
    assert _ids(scene) == ["more"]
    assert scene.links == ()
    assert [rest.claim for rest in scene.rests] == ["more"]
    assert scene.stubs == ()
    assert _ids(staged(buses(), View(focus="more"))) == _ids(
        staged(buses(), View(focus="more", radius=2))
    )


def test_a_focus_that_is_only_proposed_is_refused() -> None:
    m = ArgumentMap()
    m.claim("Perhaps.", id="perhaps", proposed=True)
    with pytest.raises(UnknownIdError) as error:
        staged(m, View(focus="perhaps"))
    assert str(error.value) == (
        "the claim 'perhaps' is only proposed, and has no status until accepted"
    )


def test_evidence_around_a_focus_is_folded_but_for_the_way_and_what_is_counted() -> (
    None
):
    m = ArgumentMap()
    for key in ("thesis", "reason"):
        m.claim(key, id=key)
    for key in ("way", "plain", "deep", "below"):
        m.claim(key, id=key, evidence="study")
    m.support("thesis", by="reason")
    m.support("reason", by="way")
    m.support("way", by="plain")
    m.support("way", by="deep")
    m.support("deep", by="below")
    scene = staged(m, View(focus="way", radius=1, fold_evidence=True))
    assert _ids(scene) == ["thesis", "reason", "way", "deep"]
    assert scene.folded == {"way": 1}
    assert [rest.claim for rest in scene.rests] == ["deep"]
