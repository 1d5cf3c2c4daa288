from __future__ import annotations

from pathlib import Path

from argmap.model.argument_map import ArgumentMap
from argmap.render.passages import passages_table
from argmap.texts.verification import verify


def test_a_passage_stands_beside_what_it_is_given_for(tmp_path: Path) -> None:
    (tmp_path / "study.txt").write_text("Rent caps\ncut supply.", encoding="utf-8")
    m = ArgumentMap()
    lee = m.actor("J. Lee", id="lee")
    study = m.source("Rents", id="study")
    caps = m.claim("Caps cut supply.", id="caps")
    fell = m.claim("Starts fell.", id="fell")
    m.assertion(caps, actor=lee, source=study, at=(0, 13))
    m.assertion(fell, actor=lee, source=study)
    m.support(caps, by=fell, id="link", source=study, at=[(0, 4), (10, 13)])
    table = passages_table(verify(m, texts=tmp_path), m)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert rows[0] == {
        "record": "caps-lee",
        "kind": "assertion",
        "statement": "Caps cut supply.",
        "actor": "J. Lee",
        "stance": "asserts",
        "source": "study",
        "at": "0-13",
        "locator": None,
        "outcome": "unpinned",
        "words": "Rent caps cut",
    }
    assert (rows[1]["at"], rows[1]["outcome"]) == (None, "whole-source")
    assert (rows[2]["record"], rows[2]["stance"]) == ("link", "supports")
    assert (rows[2]["at"], rows[2]["words"]) == ("[0-4, 10-13]", "Rent cut")
