"""What holds for the Markdown and the HTML of every page: the words of the body, and nothing that was not meant."""

from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner import Pipeline, Result
from cleaner.writers import html, markdown
from tests.support import strategies
from tests.support.markup import check_safe, pages, read, render, texts, words


def check(result: Result) -> None:
    expected = result.body.split()
    assert words(render(markdown.write(result))) == expected
    assert words(render(markdown.write(result, links=True))) == expected
    written = html.write(result)
    assert words(written) == expected
    check_safe(written)


@given(pages)
def test_markup_has_the_words_of_the_body(page: str) -> None:
    check(read(page))


@given(texts)
def test_text_is_read_as_it_stands(text: str) -> None:
    check(Pipeline().clean(text, kind="text"))


@given(pages, st.integers(0, 9), st.integers(0, 9))
def test_what_was_removed_of_lines_is_in_no_markup(page: str, start: int, size: int) -> None:
    @cleaner.filter("cut", label="other", rules={"some": "Some part of each line."}, scope="span")
    def cut(doc: cleaner.Document):  # type: ignore[no-untyped-def]
        """Mark a part of each line."""
        for i in range(len(doc)):
            yield cleaner.Mark(i, "some", start, start + size)

    result = Pipeline([cut]).clean(page, kind="html")
    # What is left of two cells is one word of the body, but never of a table.
    assert "".join(words(render(markdown.write(result)))) == "".join(result.body.split())
    assert "".join(words(html.write(result))) == "".join(result.body.split())


@given(strategies.pages)
def test_flat_text_never_raises(page: str) -> None:
    result = cleaner.clean(page, kind="text")
    assert bool(markdown.write(result).strip()) == bool(html.write(result)) == bool(result.body.strip())
    check_safe(html.write(result))
