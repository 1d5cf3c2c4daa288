from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.blocks import LANGUAGES, documented, languages

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if "_build" not in path.parts
)


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for example in documented(ROOT / page):
        example.evaluate()


@pytest.mark.parametrize("page", PAGES)
def test_every_block_says_what_it_is_written_in(page: str) -> None:
    known = LANGUAGES["run"] | LANGUAGES["read"]
    # The commands of the README need a fresh machine, and are not run here.
    plain = {""} if page == "README.md" else set()
    assert set(languages(ROOT / page)) <= known | plain


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_closed(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    fences = re.findall(r"^(```+)(.*)$", text, re.MULTILINE)
    opening, closing = fences[::2], fences[1::2]
    assert [mark for mark, _ in opening] == [mark for mark, _ in closing]
    assert not any(words for _, words in closing)
