"""The command `cleaner`: arguments in, clean text out on standard output, all else on standard error."""

import argparse
import os
import sys
from collections.abc import Sequence

from cleaner import __version__
from cleaner.command.files import STDIN, parse_size
from cleaner.command.job import FORMATS, Job, collector_paused, run
from cleaner.errors import CleanerError
from cleaner.filters.registry import find, find_all
from cleaner.page.labels import REMOVABLE
from cleaner.pipeline import Pipeline
from cleaner.pipeline.config import DEFAULT, KEYS, PRESETS
from cleaner.readers.engines import ENGINES, require
from cleaner.readers.input import KINDS

OK = 0
"""Exit code of the lists; argparse gives 2 for wrong usage, `cleaner.command.job` the codes of cleaning."""

INTERRUPTED, CLOSED_PIPE = 130, 141
"""Exit codes after Ctrl-C and a closed pipe, as shells give them: 128 and the signal."""

DEFAULT_LIMIT = "64MiB"

_DESCRIPTION = """\
Turn raw scraped web-page text, Markdown or HTML into the clean article body.

Reads FILEs, or standard input, and writes the body to standard output. Named filters mark menus, notices, teasers
(READ MORE: ...), players, the headline, date and byline; a trained network marks what only the lines around it give
away (--preset rules runs without it). What is marked is removed, all else stays as it is. Nothing is ever fetched.
"""

_EPILOG = """\
examples:
  cleaner page.txt                         the clean body
  cleaner --to json page.txt               body, title, date, authors and every removal
  cleaner --to markdown --links page.html  headings, lists, tables and links too
  cleaner --from html page.txt             HTML for sure; it is recognised in most cases
  cleaner --diff page.txt                  what is removed, as a unified diff
  cleaner --explain page.txt >body.txt     the body, and on standard error why each piece is removed
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
    try:
        with collector_paused():
            parser = build_parser()
            args = parser.parse_args(argv)
            job = _job(parser, args)
        return OK if job is None else run(job)
    except BrokenPipeError:
        # What is still buffered would raise once more when Python closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED


def _job(parser: argparse.ArgumentParser, args: argparse.Namespace) -> Job | None:
    """Return what to do; None where a list was asked for and written."""
    try:
        _check(args)
        if args.list_filters or args.describe:
            _write(_describe(args.describe))
            return None
        pipeline = _pipeline(args)
    except CleanerError as error:
        parser.error(str(error.args[0]))
    except OSError as error:
        parser.error(f"--config {error.filename}: {error.strerror}")
    if not args.files and sys.stdin.isatty() and not args.quiet:
        print("cleaner: reading from the terminal; end with Ctrl-D, or see cleaner --help", file=sys.stderr)
    return Job(
        files=tuple(args.files or [STDIN]),
        pipeline=pipeline,
        to="diff" if args.diff else args.to or FORMATS[0],
        output=args.output,
        explain=args.explain,
        stats=args.stats,
        limit=args.max_bytes,
        fail_empty=args.fail_empty,
        level=args.verbose - args.quiet,
        url=args.url,
        kind=args.kind,
        links=args.links,
    )


def _describe(name: str | None) -> str:
    """Return the page of a filter, or the list of all."""
    from cleaner.command.describe import describe, list_filters  # noqa: PLC0415 - what most runs do not need

    return describe(find(name)) if name else list_filters(find_all())


def _check(args: argparse.Namespace) -> None:
    """Refuse options that would do nothing beside each other."""
    if args.diff and args.to:
        raise CleanerError(f"--diff writes a diff, not {args.to}; leave out one of --diff and --to")
    if args.links and args.to not in ("markdown", "html"):
        raise CleanerError("--links writes the addresses of links into Markdown; add --to markdown")


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
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write for example 500000, 64M or 1G") from None


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command's arguments."""
    parser = argparse.ArgumentParser(
        prog="cleaner", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=_HelpFormatter
    )
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="a page; - or none for standard input")
    add(
        "--from",
        dest="kind",
        choices=KINDS,
        default="auto",
        help="what the input is; text and markdown are never taken for HTML (default: auto, which finds out)",
    )
    add("--to", choices=FORMATS, help="format of the output (default: text)")
    add(
        "--links",
        action="store_true",
        help="write the addresses of links, with --to markdown; HTML has them anyway",
    )
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
        "--preset",
        choices=PRESETS,
        default=DEFAULT,
        help="filters to begin with: rules has no trained network, precision removes more, recall less",
    )
    base.add_argument("--config", metavar="FILE", help=f"a TOML file in place of a preset; keys: {', '.join(KEYS)}")
    add("--select", type=_names, metavar="FILTER,...", help="run only these filters")
    add("--add", type=_names, metavar="FILTER,...", help="run these too, such as those of other packages")
    add("--ignore", type=_names, metavar="FILTER,...", help="do not run these filters")
    add("--engine", choices=list(ENGINES), help="remove what lies outside the main part of HTML that it finds")
    labels = ", ".join(REMOVABLE)
    add("--keep", type=_names, metavar="LABEL,...", help=f"leave pieces of these labels in the body: {labels}")


def _add_reports(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--explain", action="store_true", help="a JSON line per removal: place, label, rule, phrase")
    add("--diff", action="store_true", help="write what is removed as a unified diff, in place of the body")
    add("--stats", action="store_true", help="counts per label and rule, and the speed")
    add("--list-filters", action="store_true", help="list every filter by family, and exit")
    add("--describe", metavar="FILTER", help="describe one filter with its rules and an example, and exit")


def _add_behaviour(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--max-bytes", type=_size, metavar="SIZE", default=DEFAULT_LIMIT, help="refuse larger input (default: 64MiB)")
    add("--fail-empty", action="store_true", help="exit with 1 if the body of an input is empty")
    add("-q", "--quiet", action="count", default=0, help="no warnings and no progress")
    add("-v", "--verbose", action="count", default=0, help="say for each input what was found")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
