"""Speed of the cleaner and its peers on the same pages, and the time that the commands need to start.

Run it from the root of the repository: `python -m benchmarks.speed --help`.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from importlib import import_module, metadata
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.data import Page, add_data_options, exit_with, select, selection_from
from benchmarks.flatten import FLATTENINGS, FlattenCache, add_cache_option, chosen_flattenings
from benchmarks.progress import track
from benchmarks.systems import load_body_of
from benchmarks.tables import table

HELP = """\
Times the cleaner and its peers in turns on the same pages, and the start of the commands.

Peers read the HTML, which is what they take; the cleaner reads the flattened text of the same page. So pages a second
compare the work on a page, and MB a second (UTF-8 bytes of what each one is given) compare how fast each one reads.
Parsing HTML is part of the peers' work, flattening is not part of the cleaner's. One process, no threads.
"""
EXAMPLES = """\
examples:
  python -m benchmarks.speed                         200 pages of WCXB, 3 rounds, then 15 starts of each command
  python -m benchmarks.speed --sample 50 --rounds 5
  python -m benchmarks.speed --only start-up --starts 31
"""
TINY_TEXT = b"The ferry leaves at noon.\n"
TINY_HTML = b"<html><body><p>The ferry leaves at noon.</p></body></html>\n"


class Contestant(NamedTuple):
    """One system under the clock. `given` are the inputs, one for each page."""

    name: str
    run: Callable[[str], object]
    given: Sequence[str]

    @property
    def megabytes(self) -> float:
        """Size of all inputs in MB (10^6 bytes of UTF-8)."""
        return sum(len(text.encode("utf-8", "replace")) for text in self.given) / 1e6


def _trafilatura() -> Callable[[str], object]:
    return import_module("trafilatura").extract  # type: ignore[no-any-return]


def _readability() -> Callable[[str], object]:
    document = import_module("readability").Document
    return lambda html: document(html).summary()


def _resiliparse() -> Callable[[str], object]:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: extract(html, main_content=True)


def _justext() -> Callable[[str], object]:
    package = import_module("justext")
    stop_words = package.get_stoplist("English")

    def run(html: str) -> str:
        paragraphs = package.justext(html.encode("utf-8", "replace"), stop_words, encoding="utf-8")
        return "\n".join(item.text for item in paragraphs if not item.is_boilerplate)

    return run


# Distribution -> how its extractor is made. Each one reads HTML and returns its main text.
PEERS: dict[str, Callable[[], Callable[[str], object]]] = {
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "jusText": _justext,
}


class Timing(NamedTuple):
    """Seconds that each round took over all pages, and how many pages raised an error (the time still counts)."""

    name: str
    rounds: tuple[float, ...]
    pages: int
    megabytes: float
    errors: int

    @property
    def seconds(self) -> float:
        """The median round: robust against one disturbed round, and no luckier than usual."""
        return median(self.rounds)


def contestants(pages: Sequence[Page], cache: Path, flattening: str, preset: str, peers: bool) -> list[Contestant]:
    """The cleaner on flattened text and the installed peers on HTML; names the missing ones on standard error."""
    store = FlattenCache(cache)
    texts = [store.get(flattening, page.html) for page in track(pages, "flatten")]
    found = [Contestant("cleaner", load_body_of(preset), texts)]
    for name, make in PEERS.items() if peers else ():
        try:
            found.append(Contestant(f"{name} {metadata.version(name)}", make(), [page.html for page in pages]))
        except ImportError as error:
            print(f"note: {name} is not installed and is left out ({error})", file=sys.stderr)
    return found


def race(entrants: Sequence[Contestant], rounds: int) -> list[Timing]:
    """Times every entrant in every round; the order turns with each round, so that nobody always goes first."""
    seconds: dict[str, list[float]] = {entrant.name: [] for entrant in entrants}
    errors: dict[str, int] = {}
    for entrant in entrants:
        one_round(entrant._replace(given=entrant.given[:3]))  # warm up: imports and tables that load on first use
    turns = [entrants[(place + number) % len(entrants)] for number in range(rounds) for place in range(len(entrants))]
    for entrant in track(turns, "rounds", len(turns)):
        elapsed, errors[entrant.name] = one_round(entrant)
        seconds[entrant.name].append(elapsed)
    return [
        Timing(item.name, tuple(seconds[item.name]), len(item.given), item.megabytes, errors[item.name])
        for item in entrants
    ]


def one_round(entrant: Contestant) -> tuple[float, int]:
    """Seconds over all inputs, and how many raised."""
    errors = 0
    gc.collect()
    start = time.perf_counter()
    for text in entrant.given:
        try:
            entrant.run(text)
        except Exception:  # a peer that fails on a page has spent its time, and is reported
            errors += 1
    return time.perf_counter() - start, errors


def print_race(timings: Sequence[Timing]) -> None:
    """Prints rates and ratios to trafilatura. A ratio above 1 means faster."""
    base = next((timing for timing in timings if timing.name.startswith("trafilatura ")), None)
    head = ["system", "reads", "pages/s", "x trafilatura", "MB", "MB/s", "x trafilatura", "best-worst s", "errors"]
    rows = []
    for timing in timings:
        pages_rate, mb_rate = timing.pages / timing.seconds, timing.megabytes / timing.seconds
        ratios = ["-", "-"]
        if base:
            base_rates = base.pages / base.seconds, base.megabytes / base.seconds
            ratios = [f"{pages_rate / base_rates[0]:.2f}", f"{mb_rate / base_rates[1]:.2f}"]
        reads = "text" if timing.name == "cleaner" else "HTML"
        spread = f"{min(timing.rounds):.3g}-{max(timing.rounds):.3g}"
        rows.append(
            [
                timing.name,
                reads,
                f"{pages_rate:.1f}",
                ratios[0],
                f"{timing.megabytes:.1f}",
                f"{mb_rate:.2f}",
                ratios[1],
                spread,
                str(timing.errors),
            ]
        )
    print(f"\nSpeed on {timings[0].pages} pages: median of {len(timings[0].rounds)} rounds, contestants in turns\n")
    print(table(head, rows))


class StartUp(NamedTuple):
    """Milliseconds that each start of a command took, from call to exit."""

    command: str
    milliseconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median start, in milliseconds."""
        return median(self.milliseconds)


def time_starts(runs: int) -> list[StartUp]:
    """Starts `cleaner` and `trafilatura` of this virtual environment in turns on a tiny input.

    Missing commands are named and left out. Raises `RuntimeError` when a command fails.
    """
    inputs = {"cleaner": TINY_TEXT, "trafilatura": TINY_HTML}
    found = {name: script for name in inputs if (script := console_script(name))}
    for name in inputs.keys() - found.keys():
        print(f"note: no command {name!r} beside {sys.executable}; it is left out", file=sys.stderr)
    taken: dict[str, list[float]] = {name: [] for name in found}
    for turn in track(range(runs + 1), "starts", runs + 1):
        for name, script in found.items():
            elapsed = _start(script, inputs[name])
            if turn:  # the first start reads the files from disk and writes compiled ones
                taken[name].append(elapsed)
    return [StartUp(name, tuple(values)) for name, values in taken.items()]


def console_script(name: str) -> Path | None:
    """Path of a command of the virtual environment that runs this, or None."""
    for suffix in ("", ".exe"):
        path = Path(sysconfig.get_path("scripts")) / f"{name}{suffix}"
        if path.is_file():
            return path
    return None


def _start(script: Path, given: bytes) -> float:
    # Installers compile what they install; an editable package must be allowed to keep its compiled files too.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run([script], input=given, capture_output=True, check=False, env=kept)
    elapsed = (time.perf_counter() - start) * 1000
    if done.returncode:
        raise RuntimeError(f"{script.name} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    return elapsed


def start_ratio(starts: Sequence[StartUp]) -> float | None:
    """Quickest start of `cleaner` divided by that of `trafilatura`; None when one is missing.

    The quickest of several, because everything that disturbs a start makes it longer, and on a shared machine the
    medians of two commands are disturbed unequally.
    """
    by_name = {start.command: start for start in starts}
    if by_name.keys() < {"cleaner", "trafilatura"}:
        return None
    return min(by_name["cleaner"].milliseconds) / min(by_name["trafilatura"].milliseconds)


def print_starts(starts: Sequence[StartUp]) -> None:
    """Prints median start times and their ratio."""
    rows = [
        [start.command, f"{start.middle:.0f}", f"{min(start.milliseconds):.0f}", str(len(start.milliseconds))]
        for start in starts
    ]
    print("\nStart-up: whole process on a tiny input, commands in turns\n")
    print(table(["command", "median ms", "best ms", "runs"], rows))
    if (ratio := start_ratio(starts)) is not None:
        print(f"\ncleaner / trafilatura: {ratio:.3f}")


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", choices=["pages", "start-up"], help="one of the two measures (default: both)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds over the pages (%(default)s)")
    parser.add_argument("--starts", type=int, default=15, metavar="N", help="starts of each command (%(default)s)")
    parser.add_argument(
        "--flattening",
        choices=list(FLATTENINGS),
        default="html_text",
        help="the text that the cleaner reads (%(default)s: no blanks for layout, which are fast to read)",
    )
    parser.add_argument("--preset", default="default", help="the cleaner's preset (%(default)s)")
    parser.add_argument("--no-peers", action="store_true", help="time the cleaner alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all timings to this file too")
    add_cache_option(parser)
    add_data_options(parser)
    parser.set_defaults(sample=200)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Times, prints, writes the JSON. Returns the exit status."""
    args = build_parser().parse_args(argv)
    outcome: dict[str, object] = {}
    if args.only != "start-up":
        chosen_flattenings(args.flattening)
        pages = list(select(args.data, selection_from(args)))
        timings = race(contestants(pages, args.cache, args.flattening, args.preset, not args.no_peers), args.rounds)
        print_race(timings)
        outcome["pages"] = [timing._asdict() for timing in timings]
    if args.only != "pages":
        starts = time_starts(args.starts)
        print_starts(starts)
        outcome["start_up"] = [start._asdict() for start in starts]
    if args.json:
        args.json.write_text(json.dumps(outcome, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    exit_with(main)
