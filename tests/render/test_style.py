from __future__ import annotations

import re

import pytest

from argmap.analysis.acceptability import Status
from argmap.analysis.stances.tables import State
from argmap.errors import QueryError
from argmap.model.assertions import Stance
from argmap.model.relations import RelationKind
from argmap.render.diagram.lines import FADED
from argmap.render.style import (
    ACTOR_COLOURS,
    LINES,
    MARKS,
    STATE_GLYPHS,
    STATE_ROLES,
    STATUS_GLYPHS,
    STATUS_WORDS,
    THEMES,
    UNDERCUT,
    WIDTHS,
    Theme,
    contrast,
    ink_on,
    mixed,
    theme_named,
)

BOTH = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def test_contrast_is_that_of_the_guidelines() -> None:
    # The examples of WCAG's own techniques.
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48
    assert round(contrast("#FFFFFF", "#767676"), 2) == 4.54


@BOTH
def test_text_is_readable_on_every_fill(theme: Theme) -> None:
    for ink in (theme.ink, theme.muted):
        assert min(contrast(ink, fill) for fill in theme.fills) >= 4.5


@BOTH
def test_signs_are_readable_where_links_run(theme: Theme) -> None:
    for line in (*LINES.values(), UNDERCUT):
        for ground in (theme.paper, theme.group):
            assert contrast(theme.colour(line), ground) >= 4.5


@BOTH
def test_states_are_readable_as_signs_and_as_grounds(theme: Theme) -> None:
    for state in State:
        colour = theme.colour(state)
        assert contrast(colour, theme.paper) >= 4.5
        assert contrast(ink_on(colour), colour) >= 4.5


def test_states_that_mean_the_same_look_the_same() -> None:
    for one, other in ((State.YES, State.SUPPORTS), (State.NO, State.OPPOSES)):
        assert STATE_GLYPHS[one] == STATE_GLYPHS[other]
        assert STATE_ROLES[one] == STATE_ROLES[other]
    assert len(set(STATE_GLYPHS.values())) == len(set(STATE_ROLES.values())) == 5


@BOTH
def test_a_fallen_link_is_fainter_and_still_seen(theme: Theme) -> None:
    for line in (*LINES.values(), UNDERCUT):
        faint = mixed(theme.colour(line), theme.paper, share=FADED)
        seen = contrast(faint, theme.paper)
        assert 3 <= seen < contrast(theme.colour(line), theme.paper) / 1.4


@BOTH
def test_chips_without_a_colour_of_their_own_are_readable(theme: Theme) -> None:
    assert contrast(theme.ink, theme.chip) >= 7
    fills = {theme.card, theme.thesis, theme.evidence, theme.rebutted}
    assert theme.is_plain or theme.chip not in fills


@BOTH
def test_borders_are_seen(theme: Theme) -> None:
    assert contrast(theme.line, theme.card) >= 3
    assert contrast(theme.line, theme.group) >= 3


@pytest.mark.parametrize("colour", ACTOR_COLOURS)
def test_letters_are_readable_on_an_actors_colour(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= 4.5


def test_the_better_of_black_and_white_is_readable_on_any_grey() -> None:
    for level in range(256):
        grey = f"#{level:02X}{level:02X}{level:02X}"
        assert contrast(ink_on(grey), grey) >= 4.5


def test_every_kind_has_its_look() -> None:
    assert set(LINES) == set(RelationKind)
    assert set(STATUS_WORDS) == set(STATUS_GLYPHS) == set(Status)
    assert set(MARKS) == set(Stance)


def test_no_two_kinds_of_link_look_alike_without_colour() -> None:
    looks = {
        (line.style, line.head, line.tail, line.sign)
        for line in (*LINES.values(), UNDERCUT)
    }
    assert len(looks) == len(LINES) + 1
    assert WIDTHS["analyst"] < WIDTHS["explicit"]


def test_rebutted_is_no_bare_verdict() -> None:
    meaning = STATUS_WORDS[Status.REBUTTED][1]
    assert meaning.startswith("objection on record, no reply recorded")


def test_an_unknown_theme_is_refused() -> None:
    message = "no theme is called 'drak'; did you mean 'dark'?"
    with pytest.raises(QueryError, match=re.escape(message)):
        theme_named("drak")
    message = "no theme is called 'sepia'; there are light, dark, print"
    with pytest.raises(QueryError, match=re.escape(message)):
        theme_named("sepia")
