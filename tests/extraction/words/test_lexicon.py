from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FileError, FormatError
from argmap.extraction.pipeline import extract
from argmap.extraction.words.inflection import Form, inflected
from argmap.extraction.words.lexicon import lexicon, table
from argmap.extraction.words.lexicon_files import checked_tables
from argmap.model.assertions import Stance

FILES = "boilerplate cues evidence figures forms grammar names qualifiers signals"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("argue", "argue argues argued arguing"),
        ("admit", "admit admits admitted admitting"),
        ("stress", "stress stresses stressed stressing"),
        ("write", "write writes wrote written writing"),
        ("lie", "lie lies lied lay lain lying"),
        ("agree", "agree agrees agreed agreeing"),
        ("signal", "signal signals signaled signaling signalled signalling"),
        ("be", "be bes was were been being"),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: str) -> None:
    made = inflected(
        verb,
        irregular=table("forms")["past"],
        doubled=frozenset(table("forms")["doubled"]["words"].split()),
    )
    assert list(made) == forms.split()


def test_a_form_spelled_like_the_base_form_is_the_base_form() -> None:
    forms = inflected("cut", irregular={"cut": "cut"}, doubled=frozenset())
    assert forms["cut"] is Form.BASE


@pytest.mark.parametrize("name", FILES.split())
def test_every_lexicon_is_read(name: str) -> None:
    assert table(name)


def test_the_verbs_of_denying_deny() -> None:
    stances = {cue.lemma: cue.stance for cue in lexicon().cues["denied"]}
    assert stances == {"deny": Stance.DENIES}


def test_the_lexicon_of_the_package_is_made_once() -> None:
    assert lexicon() is lexicon()


GOOD = {"words": "bemuse", "takes": ["that"]}


def verbs(**keys: Any) -> dict[str, Any]:
    return {"verbs": {"x": {**GOOD, **keys}}}


WORDS = (
    'lexicon: {}: is {}; give base forms as one text, with blanks between: "mull gripe"'
)
LIST = 'lexicon: verbs.x.{0}: is {1}; list words in small letters: {0} = ["of"]'


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"noun": {}}, "lexicon: has no table 'noun'; the nearest is 'nouns'"),
        (
            {"words": {}},
            (
                "lexicon: has no table 'words'; write verbs or nouns or adjectives or "
                "phrases"
            ),
        ),
        ([4], "lexicon: is [4]; give tables, or the path of a TOML file"),
        ({"verbs": 4}, "lexicon: verbs: is 4; write [verbs.NAME]"),
        ({"verbs": {"x": 4}}, "lexicon: verbs.x: is 4; write [verbs.x]"),
        ({"nouns": "gripe"}, "lexicon: nouns: is 'gripe'; write [nouns]"),
        ({"nouns": {}}, WORDS.format("nouns.words", None)),
        ({"adjectives": {"words": ["a"]}}, WORDS.format("adjectives.words", ["a"])),
        (
            {"nouns": {"words": "gripe", "takes": ["that"]}},
            "lexicon: nouns: has no key 'takes'; write words",
        ),
        (
            {"phrases": {"words": "in the telling of"}},
            (
                "lexicon: phrases.words: is 'in the telling of'; list phrases: "
                '["in the view of"]'
            ),
        ),
        (
            {"phrases": {"words": ["As told by"]}},
            "lexicon: phrases.words: 'As' is no word in small letters; write 'as'",
        ),
        (verbs(words=None), WORDS.format("verbs.x.words", None)),
        (verbs(words=" "), WORDS.format("verbs.x.words", "' '")),
        (
            verbs(words="Bemuse"),
            (
                "lexicon: verbs.x.words: 'Bemuse' is no word in small letters; write "
                "'bemuse'"
            ),
        ),
        (
            verbs(words="bemuse,"),
            (
                "lexicon: verbs.x.words: 'bemuse,' is no word in small letters; give words "
                "of letters"
            ),
        ),
        (
            verbs(words="weigh in"),
            "lexicon: verbs.x.words: 'in' is no verb; write after = [\"in\"]",
        ),
        (
            verbs(objekt=True),
            "lexicon: verbs.x: has no key 'objekt'; the nearest is 'object'",
        ),
        *(
            (
                verbs(takes=wrong),
                (
                    f"lexicon: verbs.x.takes: is {wrong!r}; list some of about, as, clause, "
                    "name, noun, pointing, quote, that, verb, whether"
                ),
            )
            for wrong in (None, [], "that", ["song"], [["that"]])
        ),
        (
            verbs(takes=["about"]),
            (
                "lexicon: verbs.x: takes 'about' without prepositions; write to = "
                '["of"], or whichever come before what is said'
            ),
        ),
        (verbs(to=5), LIST.format("to", 5)),
        (verbs(to="of"), LIST.format("to", "'of'")),
        ({"verbs": {"x": {**GOOD, "with": ["On"]}}}, LIST.format("with", ["On"])),
        (verbs(after=[]), LIST.format("after", [])),
        (verbs(object=1), "lexicon: verbs.x.object: is 1; write true or false"),
        (
            verbs(stance="hums"),
            (
                "lexicon: verbs.x.stance: is 'hums'; write one of asserts, denies, doubts, "
                "reports"
            ),
        ),
    ],
)
def test_a_users_words_are_checked(extra: Any, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        lexicon(extra)
    assert str(caught.value) == message


def test_all_faults_of_a_file_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(
        '[verbs.x]\nwords = "Bemuse"\ntakes = ["that"]\nto = 5\n[noun]\n', "utf-8"
    )
    with pytest.raises(FormatError) as caught:
        lexicon(path)
    assert str(caught.value).split("\n") == [
        f"{path}: has no table 'noun'; the nearest is 'nouns'",
        f"{path}: verbs.x.words: 'Bemuse' is no word in small letters; write 'bemuse'",
        f'{path}: verbs.x.to: is 5; list words in small letters: to = ["of"]',
    ]


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text("[verbs.x\n", "utf-8")
    with pytest.raises(FormatError) as caught:
        lexicon(str(path))
    assert str(caught.value) == (
        f"{path}: is no TOML: expected ']' at the end of a table declaration (at line "
        "1, column 9); write [verbs.NAME]"
    )
    with pytest.raises(FileError):
        lexicon(tmp_path / "none.toml")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ("verbs", "nouns", "phrases", "x", "words", "takes", "to", "stance")
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_tables_are_taken_or_refused(tables: Any) -> None:
    with contextlib.suppress(FormatError, FileError):  # a text is taken for a path
        lexicon(tables)


def test_the_file_of_the_package_is_as_a_users_should_be() -> None:
    assert checked_tables(table("cues")) is table("cues")


def test_a_users_file_adds_words_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(
        '[verbs.ours]\nwords = "bellyache"\ntakes = ["that"]\nstance = "denies"\n'
        '[nouns]\nwords = "gripe speech survey story"\n'
        '[adjectives]\nwords = "huffy"\n'
        '[phrases]\nwords = ["in the telling of"]\n',
        encoding="utf-8",
    )
    more, own = lexicon(path), lexicon()
    (cue,) = more.cues["bellyached"]
    assert (cue.lemma, cue.stance) == ("bellyache", Stance.DENIES)
    assert " ".join(sorted(set(more.nouns) - set(own.nouns))) == (
        "gripe gripes speech speeches stories story survey surveys"
    )
    assert set(more.adjectives) - set(own.adjectives) == {"huffy"}
    assert more.phrases == (*own.phrases, ("in", "the", "telling", "of"))
    assert own.cues.items() <= more.cues.items()


QUOTED = "“The plan was a costly mistake,” the lawyer {}."
STATED = "Prosecutors {} that the plan was a costly mistake."


@pytest.mark.parametrize(
    ("form", "said"),
    [
        *(
            (form, said)
            for form in (
                *("alleged", "charged", "posited", "pleaded", "vowed", "swore"),
                *("attested", "opined", "surmised", "concurred", "reasoned", "mused"),
                *("marveled", "fretted", "joked", "intoned", "pointed out", "found"),
                *("ruled", "affirmed", "made clear"),
            )
            for said in (QUOTED, STATED)
        ),
        *((form, QUOTED) for form in ("chimed in", "weighed in")),
        *((form, STATED) for form in ("spelled out", "laid out", "made it clear")),
        *((form, STATED) for form in ("held", "took the view")),
    ],
)
def test_a_verb_of_saying_is_known(form: str, said: str) -> None:
    text = said.format(form)
    (one,) = (one for one in extract(text).attributions if one.cue)
    assert one.speaker == ("lawyer" if said == QUOTED else "Prosecutors")
    assert "was a costly mistake" in text[one.start : one.end]


@pytest.mark.parametrize(
    "text",
    [
        "The firm charged that fee twice last year.",
        "The board charged drivers that used the lane five dollars.",
        "Workers laid out boxes that hold the ballots.",
        "She weighed in on the plan that closed the bridge.",
        "He took a bus that runs to the port.",
    ],
)
def test_a_verb_that_says_nothing_here_is_no_cue(text: str) -> None:
    assert not [one for one in extract(text).attributions if one.cue]
