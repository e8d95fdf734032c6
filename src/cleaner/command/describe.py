"""What the command says of filters: the list of all by family, and the page of one."""

from collections.abc import Iterator, Sequence

from cleaner.filters import CATALOGUE, FAMILIES
from cleaner.filters.registry import Filter
from cleaner.pipeline import Pipeline
from cleaner.writers import diff

OTHERS = "Filters of other packages"
"""The heading of filters that stand in no family."""

MAX_EXAMPLE_LINES = 12
"""Lines of a filter's example that are shown."""

MAX_EXAMPLE_CHARS = 110
"""Maximum characters of such a line."""

_KINDS = {"markup": "markup, which is hidden from all other filters", "span": "lines and parts of lines"}
"""What filters of a scope mark."""

_HEADLINE = "Port strike enters third day"
_PROSE = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end soon."


def list_filters(filters: Sequence[Filter]) -> str:
    """Return a line for each filter, under its family's heading: name, label, whether `default` runs it, what for."""
    default = Pipeline.preset().names
    families = {heading: sorted(CATALOGUE[family]) for family, heading in FAMILIES.items()}
    known = {name for names in families.values() for name in names}
    families[OTHERS] = [f.name for f in filters if f.name not in known]
    by_name = {f.name: f for f in filters}
    lines = []
    for heading, names in families.items():
        lines += [f"{heading}:"] if names else []
        for f in map(by_name.__getitem__, names):
            lines.append(f"  {f.name:<17} {f.label:<10} {'on ' if f.name in default else 'off'}  {_summary(f)}")
    return "\n".join([*lines, ""])


def _summary(f: Filter) -> str:
    return f.about.split("\n\n")[0].replace("\n", " ").strip()


def describe(f: Filter) -> str:
    """Return a filter's page as Markdown: what it is for, its rules, an example, and where it is written."""
    about = "\n".join(line.strip() for line in f.about.splitlines())
    rules = "\n".join(f"- `{f.name}/{name}`: {text}" for name, text in f.rules.items())
    after = f"\nIt reads the marks of: {', '.join(f.after)}.\n" if f.after else ""
    options = "".join(f"\nOption `{name}`, {value} unless it is set.\n" for name, value in f.options.items())
    kind = _KINDS.get(f.scope, "whole lines")
    place = f.where.split(":", maxsplit=1)[0]
    return (
        f"# {f.name}\n\n{about}\n\nMarks {kind} as `{f.label}`. Written in `{place}`.\n{after}{options}"
        f"\n## Rules\n\n{rules}\n{_example(f)}"
    )


def _example(f: Filter) -> str:
    """Return a section with a page that wakes the filter, the lines that it removes marked as in a diff."""
    for page in _pages(f):
        for pipeline in _pipelines(f):
            result = pipeline.clean(page)
            if any(removal.rule.startswith(f"{f.name}/") for removal in result.removed):
                lines = [_shorten(line) for line in diff.write(result).splitlines()[3:]]
                shown = [*lines[:MAX_EXAMPLE_LINES], *([" ..."] if len(lines) > MAX_EXAMPLE_LINES else [])]
                return "\n".join(["\n## Example\n", "```diff", *shown, "```", ""])
    return ""


def _shorten(line: str) -> str:
    """Return a line of an example, cut off where it is long."""
    return line.rstrip() if len(line) <= MAX_EXAMPLE_CHARS else f"{line[:MAX_EXAMPLE_CHARS]} ..."


def _pages(f: Filter) -> Iterator[str]:
    """Yield each string that wakes a filter within a page: below its headline, in its text, and alone."""
    for trigger in f.triggers:
        yield f"{_HEADLINE}\n{trigger}\n{_PROSE}\n"
        yield f"{_PROSE}\n{trigger}\n{_PROSE}\n"
        yield trigger * 5
        yield f"{_HEADLINE}\nBy Ana Roth\n{trigger * 5}\n{_PROSE}\n"


def _pipelines(f: Filter) -> Iterator[Pipeline]:
    """Yield the filter with those whose marks it reads, then the whole preset with it."""
    preset = Pipeline.preset()
    whole = preset if f.name in preset.names else preset.adding(f)
    if f.scope != "markup":  # markup goes only beside what other filters remove
        yield whole.only(f.name, *(name for name in f.after if name in whole.names))
    yield whole
