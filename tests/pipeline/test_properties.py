"""What holds for every text: nothing is lost, everything is explained, clean text stays, nothing raises."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import cleaner
from cleaner import Label, Pipeline, Result
from cleaner.pipeline.config import load_preset
from cleaner.writers import tagged
from cleaner.writers.invisible import JUNK, repair
from tests.support.strategies import anything, articles, pages, prose, woven

NAMES = load_preset("default").filters


def check_pieces(result: Result, source: str) -> None:
    at = 0
    for piece in result.pieces():
        assert (piece.start, piece.text) == (at, source[at : piece.end])
        assert piece.end > piece.start
        at = piece.end
    assert at == len(source)
    assert result.document.source == source


@given(pages)
def test_pieces_rejoin_to_the_source(page: str) -> None:
    check_pieces(cleaner.clean(page), page)


@given(pages)
def test_removals_are_ordered_disjoint_and_explained(page: str) -> None:
    result = cleaner.clean(page)
    at = 0
    for removal in result.removed:
        assert at <= removal.start < removal.end <= len(page)
        assert removal.text == page[removal.start : removal.end]
        assert removal.text == removal.text.strip(), "white space around a piece belongs to the body"
        assert removal.label is not Label.BODY
        assert removal.rule.partition("/")[0] in NAMES
        assert removal.where
        at = removal.end


@given(pages)
def test_nothing_removed_means_nothing_changed(page: str) -> None:
    result = cleaner.clean(page)
    assert bool(result.removed) or result.body == repair(page)


@pytest.mark.parametrize("removed", ["0:00 24:55", "menu search arrow_back chevron_right close"])
def test_what_is_removed_at_the_start_of_a_line_stays_removed(removed: str) -> None:
    assert cleaner.clean(f"{removed} Nobody knows\nNo\n").body == "Nobody knows\nNo"


@given(pages)
def test_body_keeps_every_character_that_is_not_removed(page: str) -> None:
    result = cleaner.clean(page)
    kept = "".join(piece.text for piece in result.pieces() if piece.label is Label.BODY)
    assert "".join(re.sub(JUNK, "", result.body).split()) == "".join(re.sub(JUNK, "", kept).split())


@given(prose)
def test_prose_is_never_touched(text: str) -> None:
    result = cleaner.clean(text)
    assert [removal.text for removal in result.removed] == []
    assert result.body == text


@given(articles())
def test_cleaning_a_cleaned_article_changes_nothing(page: str) -> None:
    # Pages as sites write them. For text in which boilerplate of one kind parts the halves of another (a teaser
    # between a player's two times) a second run may find what the first could not see; the known failures have that.
    body = cleaner.clean(page).body
    again = cleaner.clean(body)
    assert [removal.text for removal in again.removed] == []
    assert again.body == body


@given(pages, st.sampled_from(NAMES))
def test_a_filter_that_is_off_leaves_no_mark(page: str, name: str) -> None:
    result = Pipeline.preset().without(name).clean(page)
    assert name not in {removal.rule.partition("/")[0] for removal in result.removed}
    check_pieces(result, page)


@given(pages, st.sets(st.sampled_from(NAMES)))
def test_any_choice_of_filters_runs(page: str, names: set[str]) -> None:
    result = Pipeline.preset().only(*sorted(names)).clean(page)
    assert {removal.rule.partition("/")[0] for removal in result.removed} <= names
    check_pieces(result, page)


@given(pages)
def test_no_filter_removes_nothing(page: str) -> None:
    result = Pipeline.preset("none").clean(page)
    assert (result.body, result.removed) == (repair(page), ())


@given(woven, woven)
def test_pages_before_make_no_difference(page: str, other: str) -> None:
    first = cleaner.clean(page).to_dict()
    cleaner.clean(other)
    assert cleaner.clean(page).to_dict() == first


@given(woven, st.sampled_from(sorted(Label)))
def test_kept_labels_stay_and_others_go(page: str, label: Label) -> None:
    assume(label is not Label.BODY)
    everything = cleaner.clean(page)
    result = Pipeline.preset().keeping(label).clean(page)
    assert result.removed == tuple(removal for removal in everything.removed if removal.label is not label)


@given(st.binary(max_size=300))
def test_bytes_never_raise_and_never_get_lost(raw: bytes) -> None:
    result = cleaner.clean(raw)
    check_pieces(result, result.document.source)
    if result.encoding in {None, "utf-8"}:
        assert result.document.source.encode("utf-8", "surrogateescape") == raw


@given(st.text(max_size=100), st.sampled_from(["utf-16", "utf-32", "latin-1", "cp1251", "shift_jis", "gb18030"]))
def test_encoded_text_never_raises(text: str, encoding: str) -> None:
    result = cleaner.clean(text.encode(encoding, "replace"))
    check_pieces(result, result.document.source)


@given(pages)
def test_bytes_and_text_give_the_same(page: str) -> None:
    page = page.encode("utf-8", "replace").decode("utf-8")
    # A byte order mark is taken off, and text of many NULs is taken for UTF-16: both are about bytes alone.
    assume(not page.startswith("\ufeff") and page.count("\0") * 4 <= len(page))
    from_text, from_bytes = cleaner.clean(page), cleaner.clean(page.encode("utf-8"))
    assert from_bytes.encoding == "utf-8"
    assert replace(from_bytes, encoding=None) == from_text


@given(anything)
def test_escape_round_trip(text: str) -> None:
    escaped = tagged.escape(text)
    assert tagged.unescape(escaped) == text
    assert len(escaped.splitlines()) <= 1
    escaped.encode("utf-8")


@given(pages)
def test_tagged_output_reads_back(page: str) -> None:
    rows = [line.split("\t", 1) for line in tagged.write(cleaner.clean(page)).splitlines()]
    assert "".join(tagged.unescape(text) for _, text in rows) == page


def test_the_woven_texts_wake_the_filters() -> None:
    """Guard the strategies themselves: texts that no filter marks would prove nothing."""
    fired: set[str] = set()

    @given(woven)
    def collect(page: str) -> None:
        fired.update(removal.rule.partition("/")[0] for removal in cleaner.clean(page).removed)

    collect()
    assert len(fired) >= 4, f"only {fired} ever fired"


@pytest.mark.parametrize("page", ["", " ", "\n", "\0", "\ud800", "\u200b", "\u2028", "\r\n\r\n", "\ufeff"])
def test_texts_of_nothing_come_back(page: str) -> None:
    result = cleaner.clean(page)
    assert (result.body, result.removed, result.metadata.title) == (repair(page), (), None)
