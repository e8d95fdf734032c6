"""Documentation: buttons for copying code, feedback on a page, and the bars around it."""

import re
from collections.abc import Iterator

from cleaner.filters.menus._site import site_labels
from cleaner.filters.registry import filter
from cleaner.lexicon.gate import beginning
from cleaner.page.document import Document, Mark

REACH = 2
"""Lines of answers below a question, and words of each."""

MOST_BAR_WORDS = 4
"""Words of the bar above a block of code."""

CODE = frozenset(
    (
        *("bash", "sh", "shell", "zsh", "console", "terminal", "powershell", "cmd", "python", "py", "javascript", "js"),
        *("typescript", "ts", "jsx", "tsx", "json", "yaml", "yml", "toml", "xml", "html", "css", "scss", "sql", "java"),
        *("kotlin", "swift", "go", "rust", "c", "c++", "cpp", "c#", "csharp", "php", "ruby", "perl", "r", "lua"),
        *("scala", "dart", "diff", "text", "plaintext", "dockerfile", "ini", "graphql", "markdown", "md", "http"),
    )
)
"""Names of languages of code, as they stand above blocks of it."""

_HEAD = 2
_HEADS = frozenset(f"{name} "[:_HEAD] for name in CODE)


@filter(
    "docs",
    label="navigation",
    rules={
        "whole-line": "A label that only documentation has: Was this page helpful? Copy to clipboard.",
        "run": "Labels such as Guides and API reference beside other labels of the interface.",
        "code-bar": "The bar of a block of code: python, Copy.",
        "answers": "Answers below such a question: Yes, No.",
        "label-line": "A line of nothing but such labels.",
    },
    triggers=(
        "Was this page helpful?\n",
        "python Copy\n",
        "Was this page helpful?\nYes\nNo\n",
        "Docs | API reference | Changelog | Community | GitHub | Guides\n",
    ),
)
def docs(doc: Document) -> Iterator[Mark]:
    """Mark what documentation has around its text; notes, warnings and code stay."""
    yield from site_labels(doc, "docs", "docs_weak")
    for i in beginning(doc.keys, _HEADS, _HEAD):
        words = doc.keys[i].split(None, MOST_BAR_WORDS)
        if 1 < len(words) <= MOST_BAR_WORDS and words[0] in CODE and _is_copy(doc, " ".join(words[1:])):
            yield Mark(i, "code-bar")
    for hit in doc.phrases.whole("docs"):
        below = range(hit.line + 1, min(hit.line + 1 + REACH, len(doc))) if hit.phrase.endswith("?") else ()
        yield from (Mark(i, "answers", phrase=hit.entry) for i in below if _are_answers(doc, i))


def _is_copy(doc: Document, folded: str) -> bool:
    """Say whether a label is a button to copy code."""
    kinds = doc.phrases.table.whole.get(folded, ((), ""))[0]
    return "docs" in kinds or ("docs_weak" in kinds and "share_weak" in kinds)


def _are_answers(doc: Document, i: int) -> bool:
    """Say whether a line holds nothing but short answers to a question: 👍 Yes 👎 No."""
    words = re.findall(r"[^\W\d_]+", doc.keys[i])
    whole = doc.phrases.table.whole
    return 0 < len(words) <= REACH and all("docs_weak" in whole.get(word, ((), ""))[0] for word in words)
