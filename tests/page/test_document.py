"""The columns of a document: each fact of a line is what the function for one line says of it, also after cuts."""

import pickle
import re

from hypothesis import given
from hypothesis import strategies as st

from cleaner import Document, clean
from cleaner.text.sentences import Ending, count_words, ends_sentence, is_sentence, is_statement

PAGE = "Port strike ends\n\nShare\n12 comments\nThe strike at the port of Varn ended on Monday, she said.\nWhy now?"


def check_columns(doc: Document) -> None:
    lines = doc.lines
    assert doc.words == list(map(count_words, lines))
    assert [ending >= Ending.ELLIPSIS for ending in doc.endings] == list(map(ends_sentence, lines))
    assert doc.is_sentence == list(map(is_sentence, lines))
    assert doc.is_statement == list(map(is_statement, lines))
    assert doc.prose == [i for i, prose in enumerate(doc.is_prose) if prose]
    assert [i for i, kinds in enumerate(doc.kinds) if kinds] == sorted(doc.phrases.lines)


@given(st.text())
def test_columns_of_any_text(text: str) -> None:
    check_columns(Document(text))


@given(
    st.lists(
        st.sampled_from(["It rained. ", "東京で発表された。", "Share", "\n", "\t", "\xa0", "…»", "READ MORE: ", "12 "])
    )
)
def test_columns_of_texts_in_all_scripts(parts: list[str]) -> None:
    check_columns(Document("".join(parts)))


def test_columns_after_cuts() -> None:
    doc = Document(PAGE)
    check_columns(doc)
    text = doc.main_text
    assert doc.lines[text.start].startswith("The strike")
    doc.cut({0: [5, 12], 3: [10]})
    check_columns(doc)
    assert doc.main_text == text._replace(start=text.start + 2, end=text.end + 3)
    assert doc.lines[doc.main_text.start].startswith("The strike")


def test_kinds_of_lines_and_of_other_phrases() -> None:
    doc = Document(PAGE)
    assert "share_weak" in doc.kinds[1]
    assert doc.kinds[2] == doc.kinds_of("12 comments") == doc.kinds_of("3 comments") == ("comment",)
    assert doc.kinds[0] == doc.kinds_of("the union said") == ()


def test_lines_with_a_sign() -> None:
    doc = Document("14° and 15°\nVarn\n 16° ")
    assert doc.lines_with("°") == [0, 2]
    assert doc.lines_with("%") == []
    assert doc.has_any(["%", "°"])
    assert not doc.has_any(["%", "€"])


def test_a_page_has_an_empty_harvest_before_that_stage() -> None:
    doc = Document(PAGE)
    assert doc.headlines == []
    assert doc.harvest.lines() == []


@given(st.text())
def test_a_document_survives_pickling(text: str) -> None:
    doc = Document(text)
    again = pickle.loads(pickle.dumps(doc))
    assert again == doc
    assert (again.lines, again.keys, again.kinds) == (doc.lines, doc.keys, doc.kinds)


def test_a_pickled_result_is_small() -> None:
    for page in ("Hyvää!", PAGE, "<p>It rained all day on Monday.</p><p>READ MORE: Port strike ends</p>"):
        result = clean(page)
        again = pickle.loads(pickle.dumps(result))
        assert again == result == clean(page)
        assert again.document == result.document == clean(page).document
        assert len(pickle.dumps(result)) < 3000 + 10 * len(page)


def test_documents_differ_by_labels_and_lines() -> None:
    doc = clean(PAGE).document
    assert doc != clean(f"{PAGE} ").document
    assert doc != Document(PAGE)
    assert doc != PAGE


def test_a_cut_moves_what_stages_found() -> None:
    doc = clean(
        "Share\nPort strike ends\n18 May 2021\nThe strike at the port of Varn ended on Monday, she said."
    ).document
    lines = [doc.lines[i] for i in doc.harvest.lines("title", "date")]
    doc.cut({0: [2]})
    assert [doc.lines[i] for i in doc.harvest.lines("title", "date")] == lines == ["Port strike ends", "18 May 2021"]
    assert doc.lines[doc.harvest.body_start].startswith("The strike")


@given(st.text("ab:"), st.sampled_from([":", "::", "ab", "a"]))
def test_places_of_a_sign(text: str, sign: str) -> None:
    assert Document(text).places(sign) == [match.start() for match in re.finditer(sign, text)]
