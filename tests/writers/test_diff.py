"""A diff, applied by hand, gives the source without its removed pieces."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given

import cleaner
from cleaner import Result
from cleaner.writers import diff
from tests.support.strategies import articles, pages

_HUNK = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@\Z")
_NO_END = "\\ No newline at end of file"


def lines_of(text: str) -> list[str]:
    """Split at line feeds alone, each line with its own, as `patch` does."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def hunk_lines(rows: list[str], at: int) -> Iterator[tuple[str, str]]:
    """Yield sign and content of the rows of the hunk that begins at `at`."""
    for row, following in zip(rows[at:], [*rows[at + 1 :], ""], strict=True):
        if row.startswith("@@"):
            return
        if row != _NO_END:
            yield row[:1], row[1:] + ("" if following == _NO_END else "\n")


def apply(patch: str, source: str) -> str:
    """Apply a unified diff; raise an error where its numbers or its context do not fit the source."""
    if not patch:
        return source
    old, new, at = lines_of(source), [], 0
    rows = patch.split("\n")[:-1]
    assert rows[0].startswith("--- ")
    assert rows[1].startswith("+++ ")
    for position, row in enumerate(rows):
        match = _HUNK.match(row)
        if not match:
            continue
        first, count, new_first, new_count = map(int, match.groups())
        new.extend(old[at : first - (count > 0)])
        assert len(new) == new_first - (new_count > 0)
        at, before = first - (count > 0), len(new)
        for sign, content in hunk_lines(rows, position + 1):
            if sign in " -":
                assert old[at] == content
                at += 1
            if sign in " +":
                new.append(content)
        assert (at - first + (count > 0), len(new) - before) == (count, new_count)
    return "".join(new + old[at:])


def without_removals(result: Result) -> str:
    """Return the source without its removed characters and without lines of which nothing else is left."""
    source = result.document.source
    gone = {at for removal in result.removed for at in range(removal.start, removal.end)}
    kept, at = [], 0
    for line in lines_of(source):
        rest = "".join(char for k, char in enumerate(line, at) if k not in gone)
        if rest == line or rest.strip():
            kept.append(rest)
        at += len(line)
    return "".join(kept)


@given(pages)
def test_diff_of_any_text_applies(page: str) -> None:
    result = cleaner.clean(page)
    assert apply(diff.write(result), page) == without_removals(result)


@given(articles())
def test_diff_of_an_article_applies(page: str) -> None:
    result = cleaner.clean(page)
    assert apply(diff.write(result), page) == without_removals(result)


@pytest.mark.parametrize("end", ["", "\n"])
def test_hunks_far_apart_and_close(end: str) -> None:
    teaser = "READ MORE: Port strike enters third day"
    page = "\n".join([teaser, *["It rained."] * 20, teaser, "It rained.", teaser, *["It rained."] * 9, teaser]) + end
    result = cleaner.clean(page)
    patch = diff.write(result, name="page.txt")
    assert patch.count("@@ -") == 3
    assert apply(patch, page) == without_removals(result)
    assert patch.startswith("--- page.txt\n+++ page.txt (cleaned)\n")


def test_the_applier_refuses_a_diff_of_another_page() -> None:
    result = cleaner.clean("It rained.\nREAD MORE: Port strike enters third day\n")
    with pytest.raises((AssertionError, IndexError)):
        apply(diff.write(result), "It snowed.\nREAD MORE: Port strike enters third day\n")
