r"""Golden cases: a page, the filters it runs through, and the label that every piece of it should get.

A case is a text file::

    # Why this case exists.
    # filters: player,podcast
    --- input
    the page, verbatim
    --- labels
    body<TAB>what `cleaner.writers.tagged` writes

The line break before a marker line belongs to the marker. Without a `filters` line the filter that the folder is named
after runs alone; in the folder `pipeline` all filters of the preset `rules` run. Behind `# escapes: yes` the page is
written with the escapes of the tagged format (``\r``, ``\u00a0``), and so are the labels. Expectations are only ever
rewritten on request, and never with a result that lost or changed a character of the page.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cleaner import Pipeline, Result
from cleaner.pipeline.config import load_preset
from cleaner.writers import tagged

CASES = Path(__file__).parent.parent / "cases"
KNOWN_FAILURES = Path(__file__).parent.parent / "known_failures"
PIPELINE = "pipeline"
"""The folder of whole pages, through which all filters run."""

_INPUT, _LABELS = "--- input\n", "--- labels\n"
_OPTION = re.compile(r"# (filters|escapes): *(\S.*?) *$")


class GoldenError(AssertionError):
    """A case that is broken, out of date, or may not be rewritten; the message says what to do."""


class Case(NamedTuple):
    """A golden case as it stands in its file.

    Attributes:
        path: its file.
        head: the comment block, with its last line break.
        filters: names of the filters that run.
        raw: the page as the file writes it.
        source: the page itself; where it is HTML, what rejoins is the text that was read of it.
        labels: the expectation; None where the file has none yet.
    """

    path: Path
    head: str
    filters: tuple[str, ...]
    raw: str
    source: str
    labels: str | None


def find(folder: Path) -> list[Path]:
    """Return the files of all cases under `folder`, sorted."""
    return sorted(folder.glob("*/*.txt"))


def read(path: Path) -> Case:
    """Read a case.

    Raises:
        GoldenError: the file has no comment, no input, or an unknown marker order.
    """
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    head, marker, rest = text.partition(_INPUT)
    if not marker or not head or not all(line.startswith("#") for line in head.splitlines()):
        raise GoldenError(f"{path}: a case begins with comment lines that say why it exists, then {_INPUT.strip()!r}")
    options = {m[1]: m[2] for line in head.splitlines() if (m := _OPTION.match(line))}
    raw, marker, labels = rest.partition("\n" + _LABELS)
    if not marker:
        raw = rest.removesuffix("\n")
    names = options.get("filters", path.parent.name).replace(" ", "").split(",")
    filters = load_preset("rules").filters if path.parent.name == PIPELINE else tuple(names)
    source = tagged.unescape(raw.replace("\n", "\\n")) if options.get("escapes") == "yes" else raw
    return Case(path, head, filters, raw, source, labels if marker else None)


def write(case: Case, labels: str) -> None:
    """Write the case with `labels` as its expectation."""
    with case.path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{case.head}{_INPUT}{case.raw}\n{_LABELS}{labels}")


def run(case: Case) -> Result:
    """Clean the page of a case with its filters alone, in the order of the preset `default`."""
    return pipeline_of(case.filters).clean(case.source)


def pipeline_of(names: Iterable[str]) -> Pipeline:
    """Return these filters in the order of the preset, those behind it that are off by default."""
    preset = Pipeline.preset()
    return preset.adding(*(name for name in names if name not in preset.names)).only(*names)


def check(case: Case, result: Result, *, update: bool) -> None:
    """Compare a result with the expectation of its case, or rewrite the expectation.

    Raises:
        GoldenError: the result lost or changed a character, the labels differ, or there are none to compare with.
    """
    page = case.source if result.document.elements is None else result.document.source
    if "".join(piece.text for piece in result.pieces()) != page:
        raise GoldenError(f"{case.path}: kept and removed pieces do not rejoin to the page; nothing was rewritten")
    labels = _visible(case, tagged.write(result))
    if update:
        if labels != case.labels:
            write(case, labels)
        return
    if case.labels is None:
        raise GoldenError(f"{case.path}: no {_LABELS.strip()!r}; run with --update-goldens and review what it writes")
    assert labels == case.labels, f"{case.path}: other labels than expected"


def _visible(case: Case, labels: str) -> str:
    """Write odd spaces as escapes where the page of the case does."""
    if case.raw == case.source:
        return labels
    return re.sub("[\u00a0\u00ad\u200b-\u200f\u202f\u2060\u3000\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", labels)
