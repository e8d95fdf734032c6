"""Clean texts come back as they went in, whatever in them looks like boilerplate."""

from pathlib import Path

import pytest

import cleaner

TEXTS = sorted((Path(__file__).parent / "negative").glob("*.txt"))


def read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def test_there_are_texts() -> None:
    assert len(TEXTS) >= 40


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_text_comes_back_unchanged(path: Path, line_end: str) -> None:
    text = read(path).replace("\r\n", "\n").replace("\n", line_end)
    assert len(text.split()) >= 10 or len(text) >= 40, "too short to say anything"
    result = cleaner.clean(text)
    assert [(removal.rule, removal.text) for removal in result.removed] == []
    assert result.body == text
