from __future__ import annotations

from hypothesis import given

from argmap.analysis.chronology.supersession import Chain, supersessions
from argmap.findings import Severity
from argmap.model.argument_map import ArgumentMap
from tests.analysis.chronicles import chronicles, new_id
from tests.graph.debates import renamed


def counted(*links: str, **valid: str) -> ArgumentMap:
    """Make a map of claims, newest first in each link: ``new > old``."""
    m = ArgumentMap("worked example")
    for name in dict.fromkeys((*valid, *" ".join(links).replace(">", "").split())):
        m.claim(f"Claim {name}.", id=name, valid=valid.get(name))
    for link in links:
        new, old = link.split(" > ")
        m.supersede(old, by=new, id=f"{new}{old}", note="For the test.")
    return m


def ids(chain: Chain) -> str:
    return " ".join(claim.id for claim in chain.claims)


def test_a_chain_runs_from_the_oldest_claim_to_the_current_one() -> None:
    (chain,) = supersessions(counted("c > b", "b > a"))
    assert ids(chain) == "a b c"
    assert [claim.id for claim in chain.current] == ["c"]
    assert [link.id for link in chain.links] == ["cb", "ba"]
    assert [claim.id for claim in chain.older("c")] == ["a", "b"]
    assert [claim.id for claim in chain.newer("a")] == ["b", "c"]
    assert chain.older("a") == chain.newer("c") == ()
    assert chain.findings == ()


def test_chains_stand_in_the_order_of_their_first_claim() -> None:
    m = counted("y > x", "b > a", a="2020", x="2019", b="2021", y="2022")
    assert [ids(chain) for chain in supersessions(m)] == ["a b", "x y"]


def test_one_claim_may_take_the_place_of_several() -> None:
    (chain,) = supersessions(counted("n > b", "n > a", b="2021", a="2020"))
    assert ids(chain) == "a b n"
    assert [claim.id for claim in chain.older("n")] == ["a", "b"]


def test_two_claims_may_take_the_place_of_one_and_both_are_current() -> None:
    (chain,) = supersessions(counted("n > o", "m > o", o="2019", n="2021", m="2020"))
    assert ids(chain) == "o m n"
    assert [claim.id for claim in chain.current] == ["m", "n"]


def test_where_nothing_supersedes_there_is_no_chain() -> None:
    assert supersessions(counted("a > a", b="2020")) == ()


def test_a_loop_is_reported_and_has_no_current_claim() -> None:
    (chain,) = supersessions(counted("a > b", "b > c", "c > a"))
    assert ids(chain) == "a b c"
    assert chain.current == ()
    assert chain.loops == (("a", "b", "c"),)
    assert [claim.id for claim in chain.older("a")] == ["b", "c"]
    (finding,) = chain.findings
    assert finding.severity is Severity.WARNING
    assert str(finding) == (
        "claim 'a': 'a', 'b', 'c' supersede each other in a circle; remove the link "
        "that points from the older claim to the newer"
    )


def test_a_chain_goes_on_beyond_a_loop() -> None:
    (chain,) = supersessions(counted("b > a", "a > b", "n > b", "a > o"))
    assert ids(chain) == "o b a n"
    assert chain.loops == (("b", "a"),)
    assert [claim.id for claim in chain.current] == ["n"]


def test_only_links_of_the_basis_and_of_the_time_count() -> None:
    m = counted("b > a", a="2019", b="2020")
    actor = m.actor("A")
    m.assertion("a", actor=actor, date="2020")
    assert len(supersessions(m, basis="analyst")) == 1
    assert supersessions(m, basis="explicit") == ()
    assert supersessions(m, as_of="2024") == ()
    m.assertion("b", actor=actor, date="2023")
    assert len(supersessions(m, as_of="2024")) == 1


def test_what_is_only_proposed_does_not_count() -> None:
    m = counted("b > a")
    m.supersede("b", by=m.claim("Claim c.", id="c", proposed=True))
    assert [ids(chain) for chain in supersessions(m)] == ["a b"]


def test_a_chain_of_many_claims_is_no_depth() -> None:
    size = 3000
    m = counted(*(f"c{n + 1} > c{n}" for n in range(size)))
    (chain,) = supersessions(m)
    assert chain.claims[-1].id == f"c{size}"
    assert len(chain.older(chain.claims[-1])) == size


@given(chronicles())
def test_the_last_of_a_chain_is_superseded_only_in_a_loop(m: ArgumentMap) -> None:
    for chain in supersessions(m):
        replaced = {link.target for link in chain.links}
        in_loops = {key for loop in chain.loops for key in loop}
        assert chain.claims[-1].id not in replaced - in_loops
        assert {c.id for c in chain.current} == {c.id for c in chain.claims} - replaced


@given(chronicles())
def test_each_claim_comes_after_what_it_supersedes(m: ArgumentMap) -> None:
    for chain in supersessions(m):
        place = {claim.id: n for n, claim in enumerate(chain.claims)}
        loop = {key: members for members in chain.loops for key in members}
        for link in chain.links:
            old, new = link.target, link.premises[0]
            assert place[old] < place[new] or (old in loop and loop[old] == loop[new])


@given(chronicles())
def test_renaming_ids_only_renames_chains(m: ArgumentMap) -> None:
    chains = supersessions(m)
    before = [[new_id(c.id, "x") for c in chain.claims] for chain in chains]
    after = [[c.id for c in chain.claims] for chain in supersessions(renamed(m, "x"))]
    assert before == after
