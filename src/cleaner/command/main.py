"""The command `cleaner`: arguments in, clean text out on standard output, all else on standard error."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from cleaner import __version__
from cleaner.command.files import STDIN, parse_size
from cleaner.command.job import FORMATS, Job, run
from cleaner.errors import CleanerError
from cleaner.filters.registry import Filter, find, find_all
from cleaner.page.labels import REMOVABLE
from cleaner.pipeline import Pipeline
from cleaner.pipeline.config import DEFAULT, PRESETS
from cleaner.readers.engines import ENGINES, require

OK = 0
"""Exit code of the lists; argparse gives 2 for wrong usage, `cleaner.command.job` the codes of cleaning."""

INTERRUPTED, CLOSED_PIPE = 130, 141
"""Exit codes after Ctrl-C and a closed pipe, as shells give them: 128 and the signal."""

DEFAULT_LIMIT = "64MiB"

_DESCRIPTION = """\
Turn raw scraped web-page text into the clean article body.

Reads FILEs, or standard input, and writes the body to standard output. Filters mark icon labels, player controls,
teasers (READ MORE: ...), the headline, date and byline; what they mark goes, all else stays as it is.
"""

_EPILOG = """\
examples:
  cleaner page.txt                         the clean body
  cleaner --to json page.txt               body, title, date, authors and every removal
  cleaner --to markdown --links page.html  headings, lists, tables and links too
  cleaner --diff page.txt                  what would go, as a unified diff
  cleaner --explain page.txt >body.txt     the body, and on standard error why each piece went
  cleaner --ignore teaser,title page.txt   without two of the filters
  cleaner --keep date page.txt             filters run, but date lines stay
  cleaner --to jsonl -o all.jsonl *.txt    many pages, a JSON object a line

exit status:
  0  done
  1  some input failed, or nothing was kept under --fail-empty
  2  wrong usage
  3  an input is in no known encoding, or larger than --max-bytes
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: the arguments; those of the process where None.
    """
    # Until the first page is cleaned, nothing that is made can be thrown away: a third of the start goes to looking.
    gc.disable()
    try:
        return _main(argv)
    except BrokenPipeError:
        # What is still buffered would raise once more when Python closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.enable()


def _main(argv: Sequence[str] | None) -> int:
    parser = build_parser()
    args = parser.parse_args(argv)
    try:
        if args.list_filters:
            _write(_list_filters(find_all()))
            return OK
        if args.describe:
            _write(describe(find(args.describe)))
            return OK
        pipeline = _pipeline(args)
    except CleanerError as error:
        parser.error(str(error.args[0]))
    except OSError as error:
        parser.error(f"--config {error.filename}: {error.strerror}")
    if not args.files and sys.stdin.isatty() and not args.quiet:
        print("cleaner: reading from the terminal; end with Ctrl-D, or see cleaner --help", file=sys.stderr)
    return run(
        Job(
            files=tuple(args.files or [STDIN]),
            pipeline=pipeline,
            to="diff" if args.diff else args.to,
            output=args.output,
            explain=args.explain,
            stats=args.stats,
            limit=args.max_bytes,
            fail_empty=args.fail_empty,
            level=args.verbose - args.quiet,
            url=args.url,
            kind=args.source,
            links=args.links,
        )
    )


def _pipeline(args: argparse.Namespace) -> Pipeline:
    pipeline = Pipeline.from_file(args.config) if args.config else Pipeline.preset(args.preset)
    if args.select is not None:
        pipeline = _adding(pipeline, args.select).only(*args.select)
    if args.add:
        pipeline = pipeline.adding(*args.add)
    if args.engine:
        pipeline = _adding(pipeline, [args.engine])
    if args.ignore:
        for name in args.ignore:
            find(name)
        pipeline = pipeline.without(*(name for name in args.ignore if name in pipeline.names))
    for engine in {f.engine for f in pipeline.filters if f.engine}:
        require(engine)
    return pipeline.keeping(*args.keep) if args.keep else pipeline


def _adding(pipeline: Pipeline, names: Sequence[str]) -> Pipeline:
    """Return the pipeline with those of these filters added that it lacks."""
    return pipeline.adding(*(name for name in names if name not in pipeline.names))


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _size(text: str) -> int:
    try:
        return parse_size(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write for example 500000, 64M or 1G") from None


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command's arguments."""
    parser = argparse.ArgumentParser(
        prog="cleaner", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=_HelpFormatter
    )
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="a page; - or none for standard input")
    add(
        "--from",
        dest="source",
        choices=["auto", "text", "html"],
        default="auto",
        help="format of the input (default: auto)",
    )
    add("--to", choices=FORMATS, default="text", help="format of the output (default: text)")
    add("--links", action="store_true", help="write links with their addresses, for --to markdown (HTML has them)")
    add("-o", "--output", metavar="FILE", help="write to FILE, which appears only when it is complete")
    add("--url", metavar="URL", help="the page's address, for the metadata and for relative links")
    add("--version", action="version", version=f"cleaner {__version__}")
    _add_choice(parser.add_argument_group("what goes and what stays"))
    _add_reports(parser.add_argument_group("reports (on standard error, except --diff and the lists)"))
    _add_behaviour(parser.add_argument_group("behaviour"))
    return parser


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Asks for the terminal's width only when help is printed; argparse loads `shutil` for it with every option."""

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        super().__init__(prog, width=int(columns) - 2 if columns.isdecimal() else 98)


def _add_choice(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    base = group.add_mutually_exclusive_group()
    base.add_argument(
        "--preset", choices=PRESETS, default=DEFAULT, help="the list of filters to begin with (default: default)"
    )
    base.add_argument("--config", metavar="FILE", help="a TOML file with filters, ignore and keep")
    add("--select", type=_names, metavar="FILTER,...", help="run only these filters")
    add("--add", type=_names, metavar="FILTER,...", help="run these too, for example a plug-in's")
    add("--ignore", type=_names, metavar="FILTER,...", help="do not run these filters")
    add("--engine", choices=list(ENGINES), help="take also what lies outside the main part of HTML that it finds")
    labels = ", ".join(REMOVABLE)
    add("--keep", type=_names, metavar="LABEL,...", help=f"keep what is marked so; labels: {labels}")


def _add_reports(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--explain", action="store_true", help="one JSON line per removal: place, label, rule, cue")
    add("--diff", action="store_true", help="write a unified diff instead of the text")
    add("--stats", action="store_true", help="counts per label and rule, and the speed")
    add("--list-filters", action="store_true", help="list every filter there is, and exit")
    add("--describe", metavar="FILTER", help="describe one filter with its rules, and exit")


def _add_behaviour(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--max-bytes", type=_size, metavar="SIZE", default=DEFAULT_LIMIT, help="refuse larger input (default: 64MiB)")
    add("--fail-empty", action="store_true", help="exit with 1 if nothing was kept of an input")
    add("-q", "--quiet", action="count", default=0, help="no warnings and no progress")
    add("-v", "--verbose", action="count", default=0, help="say for each input what was found")


def _list_filters(filters: Sequence[Filter]) -> str:
    default = Pipeline.preset().names
    rows = []
    for f in filters:
        first = f.about.split("\n\n")[0].replace("\n", " ").strip()
        rows.append(f"{f.name:<15} {f.label:<10} {'on ' if f.name in default else 'off'}  {first}\n")
    return "".join(rows)


_KINDS = {"markup": "what is no word of the page", "span": "lines and parts of lines"}
"""What filters of a scope mark."""


def describe(f: Filter) -> str:
    """Return a filter's page: what it is for, its rules, and where it is written, as Markdown."""
    about = "\n".join(line.strip() for line in f.about.splitlines())
    rules = "\n".join(f"- `{f.name}/{name}`: {text}" for name, text in f.rules.items())
    after = f"\nIt reads the marks of: {', '.join(f.after)}.\n" if f.after else ""
    kind = _KINDS.get(f.scope, "whole lines")
    place = f.where.split(":", maxsplit=1)[0]
    return (
        f"# {f.name}\n\n{about}\n\nMarks {kind} as `{f.label}`. Written in `{place}`.\n{after}\n## Rules\n\n{rules}\n"
    )


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
