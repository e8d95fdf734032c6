"""Filters read a page without its markup, and what they decide holds for the page with it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner import Document, Label, Mark, Pipeline, PipelineError
from cleaner.learned.reasons import explain
from cleaner.pipeline.markup import without

MENU = (
    "* [Home](https://varn.example/)\n* [About us](/about)\n* [Contact](/contact)\n* [Sign in](/login)\n* [Help](/h)\n"
)
TEXT = (
    "The strike at [the port of Varn](https://varn.example/port) ended on Monday, said [the union](/union) in the"
    " evening. Ships that had waited outside for three days came in first, and the ferries followed at night.\n"
)
PIECES = st.sampled_from(
    [
        *("[", "](", ")", "![", "](/port)", "[Home](/)", "[Share](/s)\n", "[]()", "[ ](#)", '](u/ "a b")', "](<a b>)"),
        *("\n", "\n\n", " ", "\u2028", "\r\n", "It rained.", "Port strike ends", "\\[", "]", "* ", "# ", MENU, TEXT),
        *("](data:a/b,<svg b='(1)'>)", "By Ana Roth", "18 May 2021", "READ MORE: [Port](/p)\n", "\ud800", "港"),
    ]
)
MARKDOWN = st.lists(PIECES, max_size=30).map("".join)


def removed(page: str) -> list[str]:
    return [removal.text for removal in cleaner.clean(page).removed]


@given(st.text("ab\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_each_character_that_is_left_has_its_place(source: str, ends: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in ends if max(pair) <= len(source)]
    plain = without(source, spans)
    left = [i for i in range(len(source)) if not any(start <= i < end for start, end in spans)]
    assert plain.text == "".join(source[i] for i in left)
    assert [plain.origin(offset) for offset in range(len(plain.text))] == left
    assert [plain.origin_of_end(offset) for offset in range(1, len(left) + 1)] == [i + 1 for i in left]


@given(MARKDOWN, st.sampled_from(["default", "rules"]))
def test_nothing_is_lost(page: str, preset: str) -> None:
    result = Pipeline.preset(preset).clean(page, kind="text")
    assert "".join(piece.text for piece in result.pieces()) == page
    ends = [0, *(at for removal in result.removed for at in (removal.start, removal.end))]
    assert ends == sorted(ends)
    for removal in result.removed:
        assert page[removal.start : removal.end] == removal.text
    for candidate in result.metadata.sources.values():
        assert 0 <= candidate.start <= candidate.end <= len(page)


@given(MARKDOWN)
def test_markup_that_is_kept_leaves_the_words_to_the_others(page: str) -> None:
    whole, kept = (pipeline.clean(page, kind="text") for pipeline in (Pipeline(), Pipeline().adding("markdown-link")))
    assert kept.body == whole.body
    assert not kept.removed


def test_a_menu_and_the_addresses_in_the_text_go() -> None:
    result = cleaner.clean(MENU + "\n" + TEXT)
    assert result.body.startswith("The strike at the port of Varn ended on Monday, said the union in the evening.")
    assert {removal.rule.partition("/")[0] for removal in result.removed} >= {"markdown-link", "navigation"}


def test_a_text_keeps_its_links() -> None:
    assert cleaner.clean(TEXT).body == TEXT


def test_code_that_is_kept_keeps_its_markup() -> None:
    assert Pipeline.preset().keeping("code").clean(MENU + "\n" + TEXT).body == TEXT.strip()


def test_a_button_in_a_line_goes_without_the_bracket_of_the_next() -> None:
    page = MENU.replace("\n", "\n\n") + "[Share](/share)\n\n" + TEXT
    assert "[Share](/share)" in removed(page)


def test_what_was_found_has_its_place_in_the_page() -> None:
    page = (
        f"{MENU}\n# [Port strike ends](https://varn.example/port)\n\nBy [Ana Roth](/ana-roth)\n\n18 May 2021\n\n{TEXT}"
    )
    found = cleaner.clean(page).metadata
    places = {field: page[source.start : source.end] for field, source in found.sources.items()}
    assert (found.title, found.authors, found.date) == ("Port strike ends", ("Ana Roth",), "2021-05-18")
    assert (places["title"], places["authors"], places["date"]) == ("Port strike ends", "By [Ana Roth", "18 May 2021")


def test_what_the_network_took_is_explained() -> None:
    teasers = "".join(f"[ ![](/{i}.jpg) Bridge {i} of Varn is painted green again](/bridge-{i})\n\n" for i in range(30))
    result = cleaner.clean(f"{MENU}\n# Port strike ends\n\n{TEXT * 4}\n{teasers}")
    taken = [removal for removal in result.removed if removal.rule == "context/surroundings"]
    assert taken
    assert all(explain(result.document, removal.start) for removal in taken)


def test_marks_of_other_packages_stay_in_their_line() -> None:
    @cleaner.filter("acme-stars", label="code", scope="markup", rules={"star": "A star."})
    def stars(doc: Document) -> list[Mark]:
        return [Mark(0, "star", -5, 1), Mark(0, "star", 3, 99), Mark(1, "star", 2, 1)]

    result = Pipeline().adding(stars).clean("*ab*\n*cd*\n")
    assert not result.removed
    assert result.body == "*ab*\n*cd*\n"


def test_markup_is_marked_first() -> None:
    with pytest.raises(PipelineError, match="'markdown-link' marks markup, so it must stand before"):
        Pipeline.preset("none").adding("icon").after("icon", "markdown-link")


def test_html_has_its_markup_in_its_elements() -> None:
    result = cleaner.clean("<p>An array[i](a/b) in code.</p>" * 9, kind="html")
    assert Label.CODE not in {removal.label for removal in result.removed}


def test_a_whole_page_in_markdown() -> None:
    page = (Path(__file__).parent.parent / "markdown_pages" / "ferry.md").read_text(encoding="utf-8")
    result = cleaner.clean(page)
    assert result.body.split("\n\n") == [
        "The ferry left Varn at six on Monday with 84 people and a piano on board, the harbour office said.",
        '"We missed the noise," said Ben Ito, who sells coffee at the landing stage. He had closed his stall for most '
        "of the spring.",
    ]
    found = result.metadata
    assert (found.title, found.authors) == ("Night ferry to Old Quay runs again", ("Ana Roth",))
    assert (found.date, found.site_name) == ("2021-03-03T18:19+00:00", "Varn Courier")
