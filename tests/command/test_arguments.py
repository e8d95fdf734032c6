"""The command's arguments, its output, and what it says where something is wrong."""

import gc
import json
import signal
from pathlib import Path

import pytest

import cleaner
from cleaner import Mark, Pipeline
from cleaner.command.describe import describe
from cleaner.command.main import main
from cleaner.filters import CATALOGUE, FAMILIES
from cleaner.filters.registry import builtin_names, find, find_all
from tests.support.command import BODY, PAGE, run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def call(capfdbinary: pytest.CaptureFixture[bytes], *args: str | Path) -> tuple[int, str, str]:
    """Call the command in this process; return exit code, output and messages."""
    try:
        code = main([str(arg) for arg in args])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capfdbinary.readouterr()
    return code, out.decode("utf-8"), err.decode("utf-8")


@pytest.mark.parametrize("args", [[], ["-"]], ids=["no file", "dash"])
def test_standard_input(args: list[str]) -> None:
    done = run(*args, stdin=PAGE.encode())
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, BODY, b"")


def test_file(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call(capfdbinary, page) == (0, BODY, "")


def test_several_files_and_standard_input(page: Path) -> None:
    done = run(page, "-", page, stdin=b"It rained.\n")
    assert done.stdout.decode() == f"{BODY}\nIt rained.\n\n{BODY}"


def test_json(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "--to", "json", page)
    row = json.loads(out)
    assert (code, row["body"] + "\n") == (0, BODY)
    assert row["metadata"]["title"] == "Port strike enters third day in Varn"
    assert row["metadata"]["date"] == "2021-05-18T18:19"
    assert row["metadata"]["authors"] == ["Nell Ortega"]
    assert {removal["label"] for removal in row["removed"]} == {"icon", "title", "byline", "date", "teaser", "player"}


def test_markdown_and_html(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "page.html"
    path.write_text("<h2>Fares</h2><p>They <b>rise</b>, <a href=/f>says</a> Ben Ito.</p>", encoding="utf-8")
    bare = "## Fares\n\nThey **rise**, says Ben Ito.\n"
    assert call(capfdbinary, "--to", "markdown", path) == (0, bare, "")
    address = "https://ferries.example/f"
    linked = bare.replace("says", f"[says]({address})")
    options = ("--links", "--url", "https://ferries.example/")
    assert call(capfdbinary, "--to", "markdown", *options, path, path) == (0, f"{linked}\n{linked}", "")
    html = f'<h2>Fares</h2>\n<p>They <strong>rise</strong>, <a href="{address}">says</a> Ben Ito.</p>\n'
    assert call(capfdbinary, "--to", "html", *options, path, path) == (0, f"{html}\n{html}", "")


def test_jsonl_is_a_line_a_page_with_its_name(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = call(capfdbinary, "--to", "jsonl", page, page)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["source"] for row in rows] == [str(page)] * 2


def test_tagged(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = call(capfdbinary, "--to", "tagged", page)
    assert out.splitlines()[0] == "icon\ticon homeicon searchicon menuicon close"


def test_text_is_the_default(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call(capfdbinary, "--to", "text", "--from", "text", page) == call(capfdbinary, page)


def test_explain_writes_a_json_line_per_removal(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary, "--explain", page)
    rows = [json.loads(line) for line in err.splitlines()]
    assert (code, out) == (0, BODY)
    assert [row["text"] for row in rows] == [removal.text for removal in cleaner.clean(PAGE).removed]
    assert all(PAGE[row["start"] : row["end"]] == row["text"] and row["rule"] and row["where"] for row in rows)


def test_diff(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "--diff", page)
    gone = [line for line in out.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert code == 0
    assert gone[1:3] == ["-Port strike enters third day in Varn", "-By Nell Ortega"]
    assert "+Ships that wait outside now number thirty. " in out.splitlines()


def test_diff_of_clean_text_is_empty(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_text(BODY, encoding="utf-8")
    assert call(capfdbinary, "--diff", clean) == (0, "", "")


def test_stats(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary, "--stats", page, page)
    assert (code, out) == (0, f"{BODY}\n{BODY}")
    assert err.startswith("2 pages, 0 failed")
    assert "teaser/phrase-headline" in err


def test_verbose_names_what_was_found(page: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, _, err = call(capfdbinary, "-v", page)
    assert "title 'Port strike enters third day in Varn'" in err


def test_quiet_says_nothing_of_an_empty_shell(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    html = tmp_path / "page.html"
    html.write_text("<!doctype html>\n<div id=root></div><script>" + "x();" * 99 + "</script>\n", encoding="utf-8")
    assert "empty shell" in call(capfdbinary, html)[2]
    assert call(capfdbinary, "-q", html)[2] == ""


@pytest.mark.parametrize(
    ("args", "labels"),
    [
        (["--keep", "date,byline"], {"icon", "title", "teaser", "player"}),
        (["--select", "teaser"], {"teaser"}),
        (["--ignore", "title,date,byline"], {"icon", "teaser", "player"}),
        (["--preset", "none"], set()),
        (["--preset", "none", "--add", "icon"], {"icon"}),
        (["--select", "icon,teaser", "--ignore", "icon"], {"teaser"}),
        (["--select", "icon,teaser", "--keep", "icon"], {"teaser"}),
    ],
    ids=" ".join,
)
def test_choice(page: Path, capfdbinary: pytest.CaptureFixture[bytes], args: list[str], labels: set[str]) -> None:
    code, out, _ = call(capfdbinary, "--to", "json", *args, page)
    assert code == 0
    assert {removal["label"] for removal in json.loads(out)["removed"]} == labels


def test_config(page: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    config = tmp_path / "my.toml"
    config.write_text('ignore = ["title"]\nkeep = ["date"]\n', encoding="utf-8")
    _, out, _ = call(capfdbinary, "--config", config, page)
    head = "Port strike enters third day in Varn\n\n18 May, 2021 18:19\n\n"
    assert out == head + BODY


BAD_CONFIGS = {
    "bad TOML": ("filters = [", ["my.toml", "not valid TOML"]),
    "unknown key": ("filers = []", ["my.toml", "'filers'", "filters"]),
    "unknown label": ('keep = ["teeser"]', ["my.toml", "'teeser'", "teaser"]),
    "wrong type": ('filters = "teaser"', ["my.toml", "filters must be a list of strings"]),
    "nested too deep": (f"filters = {'[' * 3000}{']' * 3000}", ["my.toml", "not valid TOML"]),
    "unknown preset": ('preset = "strict"', ["my.toml", "'strict'", "default, rules, precision, recall, extra, none"]),
    "unknown filter": ('filters = ["teeser"]', ["my.toml", "'teeser'", "teaser"]),
    "wrong order": ('filters = ["title", "date"]', ["'title'", "'date'", "must stand behind"]),
    "span after line": ('filters = ["player", "icon"]', ["'icon'", "before all line filters"]),
}


@pytest.mark.parametrize("name", BAD_CONFIGS)
def test_bad_config(name: str, page: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text, words = BAD_CONFIGS[name]
    config = tmp_path / "my.toml"
    config.write_text(text, encoding="utf-8")
    code, out, err = call(capfdbinary, "--config", config, page)
    assert (code, out) == (2, "")
    assert [word for word in words if word not in err] == []


def test_config_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    config = tmp_path / "my.toml"
    config.write_text('\ufeffpreset = "rules"\n', encoding="utf-8")
    assert Pipeline.from_file(config) == Pipeline.preset("rules")


def test_config_that_is_not_utf8(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    config = tmp_path / "my.toml"
    config.write_bytes(b'about = "caf\xe9"')
    code, _, err = call(capfdbinary, "--config", config)
    assert code == 2
    assert "my.toml" in err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--config", "nowhere.toml"], ["--config nowhere.toml", "No such file"]),
        (["--ignore", "teeser"], ["'teeser'", "teaser"]),
        (["--select", "teeser"], ["'teeser'", "teaser"]),
        (["--add", "teeser"], ["'teeser'", "teaser"]),
        (["--add", "title"], ["'title'", "twice"]),
        (["--keep", "body"], ["'body'", "teaser"]),
        (["--describe", "teeser"], ["'teeser'", "teaser"]),
        (["--preset", "strict"], ["'strict'", "default"]),
        (["--max-bytes", "much"], ["'much'", "64M"]),
        (["--max-bytes", "0"], ["'0'", "64M"]),
        (["--to", "pdf"], ["'pdf'", "json"]),
        (["--preset", "none", "--config", "x"], ["not allowed with"]),
        (["--diff", "--to", "json"], ["--diff writes a diff, not json", "leave out one"]),
        (["--links"], ["--links writes the addresses", "add --to markdown"]),
        (["--links", "--to", "json"], ["--links writes the addresses", "add --to markdown"]),
        (["--links", "--diff"], ["--links writes the addresses", "add --to markdown"]),
        (["--from", "htlm"], ["'htlm'", "markdown"]),
    ],
    ids=" ".join,
)
def test_wrong_usage(capfdbinary: pytest.CaptureFixture[bytes], args: list[str], words: list[str]) -> None:
    code, out, err = call(capfdbinary, *args)
    assert (code, out) == (2, "")
    assert [word for word in words if word not in err] == []


def test_list_filters(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "--list-filters")
    rows = [line.split(None, 3) for line in out.splitlines() if line.startswith("  ")]
    assert code == 0
    assert sorted(row[0] for row in rows) == [f.name for f in find_all()]
    assert all(row[2] == "on" and row[3].endswith(".") for row in rows[:8])
    assert [line[:-1] for line in out.splitlines() if not line.startswith("  ")] == list(FAMILIES.values())
    assert FAMILIES.keys() == CATALOGUE.keys()


def test_describe(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call(capfdbinary, "--describe", "teaser") == (0, describe(find("teaser")), "")


@pytest.mark.parametrize("name", builtin_names())
def test_a_description_shows_what_goes(name: str) -> None:
    example = describe(find(name)).partition("## Example")[2]
    assert "\n-" in example
    assert example.count("\n") < 20


def test_markdown_that_begins_like_html(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "page.md"
    path.write_text("<p>It rained.</p>\n\n# Port\n\n<p>All day.</p>", encoding="utf-8")
    assert "<p>" not in call(capfdbinary, path)[1]
    code, out, err = call(capfdbinary, "--from", "markdown", path)
    assert (code, out, err) == (0, path.read_text(encoding="utf-8") + "\n", "")


def test_a_filter_that_errs_costs_no_other_page(
    page: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = cleaner.filter("acme-bad", label="ad")(lambda doc: [Mark(9, "r")] if "bad" in doc.source else [])
    monkeypatch.setattr("cleaner.command.main._pipeline", lambda _: cleaner.Pipeline([bad]))
    faulty = tmp_path / "faulty.txt"
    faulty.write_text("bad", encoding="utf-8")
    code, out, err = call(capfdbinary, faulty, page)
    assert (code, PAGE in out) == (1, True)
    assert err.startswith(f"cleaner: {faulty}: filter 'acme-bad' yields Mark(line=9")


def test_the_process_is_left_as_it_was(page: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    before = signal.getsignal(signal.SIGTERM), gc.isenabled()
    for args in ([page], ["-o", tmp_path / "out.txt", page], ["--list-filters"], ["nowhere.txt"], ["--to", "pdf"]):
        call(capfdbinary, *args)
        assert (signal.getsignal(signal.SIGTERM), gc.isenabled()) == before
    gc.disable()
    try:
        call(capfdbinary, page)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_version(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call(capfdbinary, "--version") == (0, f"cleaner {cleaner.__version__}\n", "")


def test_help_names_every_exit_code(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = call(capfdbinary, "--help")
    assert [code for code in "0123" if f"\n  {code}  " not in out] == []
