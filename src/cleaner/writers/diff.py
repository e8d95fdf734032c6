"""What was taken away, as a unified diff of the source against the source without its removals.

Removals are known, so nothing is searched for: the time is linear, unlike that of a general diff. The diff applies
with `patch`; it keeps blank lines and indentation as the source has them, which the body lays out anew.
"""

from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from cleaner.result import Result

CONTEXT = 3
"""Unchanged lines around each change, as in other tools."""

NO_END = "\n\\ No newline at end of file\n"


class _Line(NamedTuple):
    old: str
    new: str | None
    """The line without its removed pieces; None where nothing of it is left."""

    @property
    def changed(self) -> bool:
        return self.new != self.old


def write(result: Result, *, name: str = "page") -> str:
    """Return the unified diff, or the empty string where nothing was removed."""
    lines = list(_lines(result))
    if not any(line.changed for line in lines):
        return ""
    out = [f"--- {name}\n", f"+++ {name} (cleaned)\n"]
    shift = 0
    for first, last in _hunks(lines):
        hunk = lines[first:last]
        old, new = len(hunk), sum(line.new is not None for line in hunk)
        out.append(f"@@ -{first + (old > 0)},{old} +{first + shift + (new > 0)},{new} @@\n")
        out.extend(_render(hunk))
        shift += new - old
    return "".join(out)


def _lines(result: Result) -> Iterator[_Line]:
    """Yield the lines of the source, split at line feeds only, as `patch` does, with what is left of each."""
    source, removed, k, start = result.source, result.removed, 0, 0
    for old in StringIO(source, newline="\n"):
        end, at, kept = start + len(old), start, []
        while k < len(removed) and removed[k].start < end:
            kept.append(source[at : removed[k].start])
            at = removed[k].end
            k += 1
        new = "".join([*kept, source[at:end]])
        yield _Line(old, None if new != old and not new.strip() else new)
        start = end


def _hunks(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines around changes, those that touch joined into one."""
    first = last = -1
    for i, line in enumerate(lines):
        if not line.changed:
            continue
        if first < 0:
            first = max(0, i - CONTEXT)
        elif i - CONTEXT > last:
            yield first, last
            first = i - CONTEXT
        last = min(len(lines), i + CONTEXT + 1)
    yield first, last


def _render(hunk: list[_Line]) -> Iterator[str]:
    for line in hunk:
        if not line.changed:
            yield _end(f" {line.old}")
            continue
        yield _end(f"-{line.old}")
        if line.new is not None:
            yield _end(f"+{line.new}")


def _end(line: str) -> str:
    return line if line.endswith("\n") else line + NO_END
