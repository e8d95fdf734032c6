"""Links and fields of a page's log-in: Log in, Register, Forgot your password?"""

from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark


@filter(
    "login",
    label="navigation",
    needs_kinds=("login",),
    rules={
        "run": "Labels like Log in or Password beside other labels of the interface.",
        "label-line": "A line of nothing but such labels: Log in Register My account.",
    },
    triggers=("Log in\nRegister\nForgot your password?\n", "Log in | Register | My account\n", "Log in\n"),
)
def login(doc: Document) -> Iterator[Mark]:
    """Mark the links and fields of a log-in.

    "Log in." is a step of many instructions, and "Password" a heading; so such a label goes only in a run of labels.
    """
    lines = doc.label_runs.proven
    yield from (Mark(hit.line, "run", phrase=hit.entry) for hit in doc.phrases.whole("login") if hit.line in lines)
    yield from (Mark(i, "label-line") for i in doc.label_runs.label_lines_of("login"))
