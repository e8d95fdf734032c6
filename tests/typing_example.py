"""How code that uses the package is typed; the type checker reads this file, and the tests run it."""

from collections.abc import Iterator
from typing import Any, assert_type

import cleaner
from cleaner import Candidate, Document, Filter, Label, Mark, Metadata, PageError, Pipeline, Removal, Result


@cleaner.filter("acme-slogan", label="newsletter", rules={"slogan": "The slogan of the Acme letter."})
def acme_slogan(doc: Document) -> Iterator[Mark]:
    """Mark the slogan of an invented newsletter."""
    for i in doc.unmarked():
        assert_type(i, int)
        if doc.keys[i].startswith("acme in your inbox"):
            yield Mark(i, "slogan")


assert_type(acme_slogan, Filter)


def use() -> str:
    """Clean one page with everything that the public names offer."""
    pipeline = Pipeline.preset("default").without("title").after("teaser", acme_line())
    assert_type(pipeline, Pipeline)
    result = pipeline.adding(acme_slogan).keeping("date", Label.BYLINE).clean("It rained.\nAcme in your inbox!\n")
    assert_type(result, Result)
    assert_type(result.body, str)
    assert_type(result.metadata, Metadata)
    assert_type(result.metadata.title, str | None)
    assert_type(result.metadata.authors, tuple[str, ...])
    assert_type(result.removed, tuple[Removal, ...])
    assert_type(result.removed[0].label, Label)
    assert_type(result.removed[0].to_dict(), dict[str, Any])
    assert_type(result.metadata.sources["title"] if result.metadata.sources else None, Candidate | None)
    assert_type((result.source, result.to_markdown(links=True), result.to_html()), tuple[str, str, str])
    assert_type((result.confidence, result.page_type), tuple[float, str | None])
    assert_type(cleaner.clean(b"bytes too", preset="rules", kind="markdown").encoding, str | None)
    for page in cleaner.clean_many(["It rained.", b"All day."], pipeline=pipeline):
        assert_type(page, Result | PageError)
    return result.body


def acme_line() -> Filter:
    """Return a filter made without the decorator's syntax."""
    make = cleaner.filter("acme-line", label=Label.AD)
    return make(lambda doc: (Mark(i, "line") for i in doc.unmarked() if doc.keys[i] == "acme"))
