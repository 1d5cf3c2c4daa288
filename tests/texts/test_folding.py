from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.texts.folding import Folded, fold

TEXTS = st.text(alphabet="ab \t\r\n\u00a0\u2028é\U0001f300")


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS, st.data())
def test_a_stretch_of_the_folded_text_is_found_in_the_text(
    text: str, data: st.DataObject
) -> None:
    whole = Folded(text)
    solid = [at for at, char in enumerate(whole.folded) if char != " "]
    if not solid:
        return
    start = data.draw(st.sampled_from(solid))
    end = data.draw(st.sampled_from([at for at in solid if at >= start])) + 1
    first, last = whole.span(start, end)
    assert fold(text[first:last]) == whole.folded[start:end]
    assert not text[first].isspace()
    assert not text[last - 1].isspace()


def test_a_no_break_space_is_white_space_here() -> None:
    assert fold("12\u00a0%\u2003of\x0crents") == "12 % of rents"
