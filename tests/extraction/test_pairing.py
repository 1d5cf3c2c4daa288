from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import QueryError
from argmap.extraction.gold import MarkedAttribution, MarkedDocument
from argmap.extraction.pairing import chosen, paired

MARKS = (MarkedAttribution(contents=((0, 4),)),)


def document(id: str, title: str = "", sha256: str | None = None) -> MarkedDocument:
    return MarkedDocument(id=id, title=title, sha256=sha256, attributions=MARKS)


def ids(
    draft: list[MarkedDocument], gold: list[MarkedDocument]
) -> list[tuple[str, str]]:
    return [(mine.id, theirs.id) for mine, theirs in paired(draft, gold).pairs]


names = st.sampled_from(["", "a", "A", "b", "c"])
documents = st.lists(
    st.builds(document, names, names, st.none() | st.just("f" * 64)), max_size=4
)


@given(documents, documents)
def test_each_document_is_in_one_pair_or_alone(
    draft: list[MarkedDocument], gold: list[MarkedDocument]
) -> None:
    found = paired(draft, gold)
    held = [mine for mine, _ in found.pairs] + list(found.only_draft)
    assert sorted(map(id, held)) == sorted(map(id, draft))
    held = [theirs for _, theirs in found.pairs] + list(found.only_gold)
    assert sorted(map(id, held)) == sorted(map(id, gold))


@given(st.permutations([document(one) for one in "abcd"]))
def test_documents_of_one_id_are_the_same_in_any_order(
    draft: list[MarkedDocument],
) -> None:
    assert ids(draft, [document(one) for one in "abcd"]) == [
        (one, one) for one in "abcd"
    ]


def test_a_title_or_an_id_that_is_the_others_will_do() -> None:
    draft = [document("herald", "Herald.txt"), document("b", "Rents  Rose")]
    gold = [document("herald.txt"), document("c", "rents rose")]
    assert ids(draft, gold) == [("herald", "herald.txt"), ("b", "c")]


def test_a_file_is_known_by_its_name_where_one_has_it() -> None:
    gold = [document("herald.txt"), document("z")]
    draft = [document("a", "pages/Herald.txt"), document("b", "pages/other.txt")]
    assert ids(draft, gold) == [("a", "herald.txt")]
    twice = [document("a", "x/herald.txt"), document("b", "y/herald.txt")]
    assert ids(twice, gold) == []


def test_a_title_of_two_documents_tells_neither() -> None:
    draft = [document("a", "Rents"), document("b", "Rents")]
    found = paired(draft, [document("x", "Rents"), document("y")])
    assert found.pairs == ()


def test_one_text_is_one_document_whatever_it_is_called() -> None:
    draft = [document("a", sha256="1"), document("b", sha256="2")]
    gold = [document("b", sha256="1"), document("a", sha256="2")]
    assert ids(draft, gold) == [("a", "b"), ("b", "a")]


def test_another_text_of_one_name_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        paired([document("a", sha256="1")], [document("a", sha256="2")])
    assert str(caught.value) == (
        "the two sides have different texts of 'a'; draft it anew from the text of the "
        "gold standard"
    )


def test_a_single_document_need_not_be_named() -> None:
    for draft, gold in itertools.permutations([[document("a")], [document("")]]):
        assert len(paired(draft, gold).pairs) == 1
    assert len(paired([document("")], [document("")]).pairs) == 1
    assert paired([document("a"), document("b")], [document("")]).pairs == ()
    assert paired([document("a")], [document("b")]).pairs == ()


def test_what_one_side_lacks_is_told_if_anything_is_marked_in_it() -> None:
    found = paired(
        [document("a"), document("b"), MarkedDocument(id="c")],
        [document("a"), document("d"), MarkedDocument(id="e")],
    )
    assert [one.id for one in found.only_draft] == ["b"]
    assert [one.id for one in found.only_gold] == ["d"]


def test_one_document_is_chosen_on_both_sides() -> None:
    draft, gold = chosen(
        [document("a"), document("b")], [document("B"), document("c")], name="b"
    )
    assert [one.id for one in (*draft, *gold)] == ["b", "B"]
    draft, gold = chosen([document("a"), document("b")], [document("")], name="a")
    assert [one.id for one in (*draft, *gold)] == ["a", ""]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("heral", "no document is called 'heral'; the nearest is 'herald'"),
        ("zzz", "no document is called 'zzz'; there are 'a' and 'herald'"),
    ],
)
def test_an_unknown_document_is_an_error(name: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        chosen([document("a")], [document("herald")], name=name)
    assert str(caught.value) == message


def test_where_no_document_has_a_name_that_is_told() -> None:
    with pytest.raises(QueryError) as caught:
        chosen([document("")], [document("")], name="a")
    assert str(caught.value) == "no document is called 'a'; neither side names any"
