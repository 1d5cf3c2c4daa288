from __future__ import annotations

from tests.render.prose.piers import crowd, load, part, piers, texts, told


def test_who_says_little_has_a_line_by_source_and_those_alike_share_it() -> None:
    m = piers()
    load(m)
    crowd(m)
    m.source("Deck rules", id="rules", publisher="Pier Trust")
    judge = m.actor("Judge", id="judge", kind="court")
    m.assertion("no", actor=judge, source="rules", hedged=True)
    m.assertion("n1", actor=judge, source="rules")
    gulls = m.actor("Gulls", id="gulls", kind="collective")
    m.assertion("n2", actor=gulls, source="rules", by_act=True)
    m.deny("n3", actor=m.actor("Crew", id="crew"), source="rules")
    for number in range(7):
        m.assertion(f"n{number}", actor="harbour", source="log")
    lines = texts(part(m, "2"))
    groups = ", ".join(f"Group {number}" for number in range(11))
    start = lines.index("In Harbour, 2024:")
    assert lines[start : start + 6] == [
        "In Harbour, 2024:",
        f"{groups} and Group 11: answered yes to question 1.",
        "In Pier Trust:",
        (
            "Judge: “Piers are not safe” (in hedged words), and 1 more claim; answered "
            "no to question 1."
        ),
        "Crew: the contrary of “There are 3 piers”.",
        "Gulls: “There are 2 piers” (by an official act).",
    ]


def test_more_claims_or_more_sources_make_a_paragraph() -> None:
    m = piers()
    load(m)
    crowd(m, count=13)
    m.source("Deck rules", id="rules")
    m.assertion("n1", actor="g0", source="rules")
    for number in range(6):
        m.assertion(f"n{number}", actor="g1", source="log")
        if number < 5:
            m.assertion(f"n{number}", actor="g2", source="log")
    words = told(m, "2")
    assert "Group without a name; on record 2024" in words
    leads = [one.lead for one in part(m, "2").blocks[0].blocks]  # type: ignore[union-attr]
    assert leads == ["Group 0", "Group 1"]


def test_few_actors_have_a_paragraph_each() -> None:
    m = piers()
    load(m)
    crowd(m, count=11)
    m.assertion("no", actor="harbour", source="log")
    assert "answered yes" not in told(m, "2")
    m.assertion("no", actor=m.actor("Judge", id="judge"), source="log")
    assert "answered yes" in told(m, "2")
    assert "answered yes" not in told(m, "2", detail="all")
