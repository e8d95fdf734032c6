"""Whole pages: the body, the metadata, and that the page's layout makes no difference."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cleaner

PAGES = sorted((Path(__file__).parent / "fixtures").iterdir())

Variant = Callable[[str], str]

VARIANTS: dict[str, Variant] = {
    "crlf": lambda page: page.replace("\n", "\r\n"),
    "blank lines doubled": lambda page: page.replace("\n\n", "\n\n\n"),
    "every line apart": lambda page: page.replace("\n", "\n\n"),
    "no blank lines": lambda page: re.sub(r"\n\s*\n", "\n", page),
    "indented": lambda page: re.sub(r"(?m)^(?=.)", "    ", page),
    "trailing spaces": lambda page: re.sub(r"(?m)(?<=.)$", "  ", page),
    "no-break spaces": lambda page: page.replace(" ", "\u00a0"),
}

_NO_BLOCK = "a bare cue and its headline are no block of two lines here, and a subheading follows"

_RUN_APART = "lines of a head that are all apart, or none, hide what stands beside the headline"
_NO_BREAK = "a name with no-break spaces in it, beside other words, is not read"

HONEST_FAILURES = {
    ("salt-battery", "no blank lines"): _NO_BLOCK,
    **{(page, "every line apart"): _NO_BLOCK for page in ("salt-battery",)},
    **{(page, "every line apart"): _RUN_APART for page in ("en-drossel-quilmq", "en-ottilie-harrowmere")},
    **{
        (page, "no blank lines"): _RUN_APART
        for page in ("en-drossel-quilmq", "en-ottilie-harrowmere", "harbour-bridge")
    },
    ("ja-minaura-gappei", "every line apart"): _RUN_APART,
    ("ja-minaura-gappei", "no blank lines"): _RUN_APART,
    **{(page, "no-break spaces"): _NO_BREAK for page in ("en-thistlock-burrane", "fr-maelig-mirabelou")},
}
"""Page and variant with the reason why that layout is not read right."""

HONEST_PAGES = {
    "ar-qamrin-tumur": "the author stands behind a place and a colon",
    "de-veltana-kniefaden": "a thread's first post begins right below the board's head",
    "en-vantle-askwood": "a byline that begins with Asked by",
    "es-alcorza-villarcal": "a photographer glued to a caption, and a place before the date",
    "hi-chandpura-belka": "an agency and a place as byline",
    "it-castelnera-bellodi": "author and photographer in one line",
    "ko-handeul-naru": "a reporter's name with an address behind it",
    "nl-dorrewijn-pakkedrager": "cards of other goods with names and prices",
    "pt-jurandaba-mutuma": "authors, the paper's name and a place in one line",
}
"""Pages that do not come out right yet, in any layout, with the reason; nothing of their bodies is lost but in the
thread."""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def truth(page: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(page / "truth.json"))
    return found


def paragraphs(text: str) -> list[str]:
    """Return the lines that are not blank, without the spaces around them and with plain spaces."""
    return [line.strip() for line in text.replace("\u00a0", " ").splitlines() if line.strip()]


def variants() -> list[Any]:
    cases = []
    for page in PAGES:
        for name, variant in VARIANTS.items():
            reason = HONEST_FAILURES.get((page.name, name)) or HONEST_PAGES.get(page.name)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            cases.append(pytest.param(page, variant, id=f"{page.name}-{name}", marks=marks))
    return cases


def check(result: cleaner.Result, page: Path) -> None:
    expected = truth(page)
    assert paragraphs(result.body) == paragraphs(read(page / "body.txt"))
    title = result.metadata.title
    assert (title and title.replace("\u00a0", " ")) == expected["title"]
    assert result.metadata.date == expected["date"]
    assert result.metadata.language == expected["language"]
    assert [name.replace("\u00a0", " ") for name in result.metadata.authors] == expected["authors"]


def test_there_are_pages() -> None:
    assert len(PAGES) >= 40
    assert len({truth(page)["language"] for page in PAGES}) >= 12
    assert len(HONEST_PAGES) < len(PAGES) / 4


def pages() -> list[Any]:
    cases = []
    for page in PAGES:
        reason = HONEST_PAGES.get(page.name)
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        cases.append(pytest.param(page, id=page.name, marks=marks))
    return cases


@pytest.mark.parametrize("page", pages())
def test_page(page: Path) -> None:
    raw = (page / "page.txt").read_bytes()
    result = cleaner.clean(raw)
    check(result, page)
    assert "".join(piece.text for piece in result.pieces()).encode() == raw


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_clean_body_is_clean(page: Path) -> None:
    body = cleaner.clean(read(page / "page.txt")).body
    again = cleaner.clean(body)
    assert [removal.text for removal in again.removed] == []
    assert again.body == body


@pytest.mark.parametrize(("page", "variant"), variants())
def test_layout_makes_no_difference(page: Path, variant: Variant) -> None:
    text = variant(read(page / "page.txt"))
    result = cleaner.clean(text)
    check(result, page)
    assert "".join(piece.text for piece in result.pieces()) == text
