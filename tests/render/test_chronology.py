from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.analysis.chronology.events import timeline
from argmap.analysis.chronology.history import histories
from argmap.analysis.chronology.validity import figures
from argmap.model.argument_map import ArgumentMap
from argmap.render.chronology import (
    figures_markdown,
    figures_table,
    timeline_markdown,
    timeline_table,
)
from tests.strategies import maps


@pytest.fixture
def flights() -> ArgumentMap:
    m = ArgumentMap("Night flights")
    m.issue("How many flights are there?", id="counts")
    audit = m.source("Audit", id="audit", issued="2025-09-12")
    auditor, club = m.actor("The Auditor", id="auditor"), m.actor("The Club", id="club")
    kind = {"unit": "flights", "measure": "flow", "scope": "by night"}
    for key, value, year in (("old", 11, "2023"), ("new", 14, "2024")):
        m.claim(
            f"In {year} there were {value} flights.",
            id=key,
            issue="counts",
            valid=year,
            quantity={"value": value, **kind},
        )
    m.claim("Most carry freight.", id="freight", issue="counts", note="Not dated.")
    m.supersede("old", by="new", source=audit, author=auditor)
    m.assertion("new", actor=auditor, source=audit, hedged=True)
    m.assertion("new", actor=club, stance="doubts", date="2025-10", source=audit)
    m.assertion("old", actor=club, date="2024-02", via=["auditor"])
    m.assertion("freight", actor=club)
    return m


def test_figures_as_rows(flights: ArgumentMap) -> None:
    table = figures_table(figures(flights, at="2024-06"), flights)
    (row,) = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    assert row == {
        "issue": "counts",
        "claim": "new",
        "text": "In 2024 there were 14 flights.",
        "figure": "14 flights",
        "value": 14,
        "lower": None,
        "upper": None,
        "unit": "flights",
        "measure": "flow",
        "scope": "by night",
        "valid": "2024",
        "current": True,
        "stated": "The Auditor, 12 September 2025",
        "hedged": True,
        "sources": ("audit",),
        "doubted_in": ("audit",),
        "supersedes": ("old",),
        "superseded_by": (),
        "remarks": ("is of 2024, which is more than 2024-06",),
    }


def test_who_denies_a_figure_is_not_said_to_doubt_it(flights: ArgumentMap) -> None:
    flights.actor("The Airport", id="airport")
    flights.deny("new", actor="airport", date="2025-11")
    told = "in hedged words; doubted by The Club; denied by The Airport |"
    assert told in figures_markdown(figures(flights, at="2024-06"), flights)
    assert told in timeline_markdown(timeline(flights), flights)


def test_figures_as_markdown(flights: ArgumentMap) -> None:
    assert figures_markdown(figures(flights, at="2024-06"), flights) == (
        "| Time | Figure | Measure and scope | Stated by |\n"
        "| --- | --- | --- | --- |\n"
        "| 2024 | 14 flights | flow, by night | The Auditor in “Audit”, 12 September "
        "2025; in hedged words; doubted by The Club |\n"
        "\n"
        "- Note: claim 'new': is of 2024, which is more than 2024-06.\n"
    )
    assert figures_markdown(figures(flights, at="1999"), flights) == (
        "No figure of this map holds then.\n\n"
        "- Note: none of flights (flow, by night) holds at 1999.\n"
    )


def test_a_timeline_as_rows(flights: ArgumentMap) -> None:
    table = timeline_table(timeline(flights), flights)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [(row["date"], row["kind"], row["record"]) for row in rows] == [
        ("2023", "valid", "claim"),
        ("2024", "valid", "claim"),
        ("2024-02", "said", "assertion"),
        ("2025-09-12", "said", "assertion"),
        ("2025-09-12", "said", "relation"),
        ("2025-10", "said", "assertion"),
        ("", "", "claim"),
        ("", "", "assertion"),
    ]
    assert rows[0]["series"] == "flights (flow, by night)"
    assert rows[0]["superseded"] is True
    assert rows[2]["text"] == (
        "The Club states “In 2023 there were 11 flights”, as reported by The Auditor"
    )
    assert rows[4]["claims"] == ("new", "old")


def test_a_timeline_as_markdown(flights: ArgumentMap) -> None:
    found = timeline(flights, issue="counts")
    assert timeline_markdown(found, flights, histories=histories(flights)) == (
        """\
# Timeline: How many flights are there?

## Figures, by what they measure

Figures in one table measure the same and can be compared; those of different tables cannot.

### Flights (flow, by night)

| Time | Figure | Stated by | Remarks |
| --- | --- | --- | --- |
| 2023 | 11 flights | The Club, February 2024 | superseded |
| 2024 | 14 flights | The Auditor in “Audit”, 12 September 2025 | in hedged words; doubted by The Club |

## Claims, by the time that they are about

- **2023**: 11 flights: “In 2023 there were 11 flights” (The Club, February 2024).
- **2024**: 14 flights: “In 2024 there were 14 flights” (The Auditor, 12 September 2025).

## Statements, by when they were made

- **February 2024**: The Club states “In 2023 there were 11 flights”, as reported by The Auditor.
- **12 September 2025**:
  - The Auditor states “In 2024 there were 14 flights” (hedged).
  - “In 2024 there were 14 flights” takes the place of “In 2023 there were 11 flights” (link made by The Auditor).
- **October 2025**: The Club doubts “In 2024 there were 14 flights”.

## Statuses over time

No claim has changed its status.

Not shown, for want of a date: 1 claim that does not tell what time it is about and 1 statement without a date.
"""
    )


def test_statuses_that_have_changed_are_told(flights: ArgumentMap) -> None:
    flights.attack("old", by="new")
    told = timeline_markdown(timeline(flights), flights, histories=histories(flights))
    assert (
        "- “In 2023 there were 11 flights” (The Club, February 2024): Rebutted "
        "(objection on record, no reply that stands) since 12 September 2025; before "
        "that unchallenged since February 2024.\n" in told
    )


def test_links_are_told_with_who_makes_them(flights: ArgumentMap) -> None:
    flights.attack("freight", by=["old", "new"], source="audit", id="both")
    flights.undercut("both", by="freight", source="audit")
    told = timeline_markdown(timeline(flights), flights)
    assert (
        "“In 2023 there were 11 flights” and “In 2024 there were 14 flights” together "
        "object to “Most carry freight” (link made in “Audit”)." in told
    )
    assert (
        "“Most carry freight” objects to the bearing of “In 2023 there were 11 "
        "flights” and “In 2024 there were 14 flights” (link made in “Audit”)." in told
    )


def test_a_map_without_dates_says_so() -> None:
    m = ArgumentMap("")
    assert timeline_markdown(timeline(m), m) == (
        "# Timeline: A debate\n\nThis map holds nothing.\n"
    )


@settings(max_examples=40)
@given(maps())
def test_any_map_has_a_timeline(m: ArgumentMap) -> None:
    found = timeline(m)
    table = timeline_table(found, m)
    assert len(table.rows) == len(found.events) + len(found.undated)
    assert timeline_markdown(found, m, histories=histories(m)).endswith("\n")
    assert figures_markdown(figures(m, at="2020"), m).endswith("\n")
    assert len(figures_table(figures(m), m).rows) == len(figures(m))
