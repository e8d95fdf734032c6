"""Every golden case gets the labels it expects, and goldens are rewritten only when that is safe."""

from dataclasses import replace
from pathlib import Path

import pytest

from cleaner.filters.registry import builtin_names
from cleaner.page.labels import Label
from tests.support import golden

CASES = golden.find(golden.CASES)
FAILURES = sorted(golden.KNOWN_FAILURES.glob("*.txt"))
MIN_CASES = 8
MIN_LOOK_ALIKES = 3

PAGE = "It rained all day on Monday.\n\nREAD MORE: Port strike ends"
EXPECTED = "body\tIt rained all day on Monday.\\n\\n\nteaser\tREAD MORE: Port strike ends\n"


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", CASES, ids=name)
def test_case(path: Path, update_goldens: bool) -> None:
    case = golden.read(path)
    golden.check(case, golden.run(case), update=update_goldens)


@pytest.mark.parametrize("path", FAILURES, ids=lambda path: path.stem)
def test_known_failure(path: Path) -> None:
    case = golden.read(path)
    result = golden.run(case)
    try:
        golden.check(case, result, update=False)
    except golden.GoldenError:
        raise
    except AssertionError:
        pytest.xfail(case.head.splitlines()[0].removeprefix("# "))
    pytest.fail(f"{path.name} comes out right now: move it to tests/cases/{case.filters[-1]}/")


@pytest.mark.parametrize("folder", builtin_names())
def test_every_filter_has_cases_of_both_kinds(folder: str) -> None:
    cases = [golden.read(path) for path in CASES if path.parent.name == folder]
    stay = [case for case in cases if folder not in _fired(case)]
    assert len(cases) >= MIN_CASES
    assert len(stay) >= MIN_LOOK_ALIKES
    assert len(cases) - len(stay) >= MIN_LOOK_ALIKES


def _fired(case: golden.Case) -> set[str]:
    return {removal.rule.partition("/")[0] for removal in golden.run(case).removed}


def test_every_folder_is_a_filter_or_of_whole_pages() -> None:
    assert {path.parent.name for path in CASES} == {*builtin_names(), golden.PIPELINE}


def make_case(folder: Path, text: str) -> golden.Case:
    path = folder / "teaser" / "case.txt"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return golden.read(path)


def test_update_writes_what_a_second_run_accepts(tmp_path: Path) -> None:
    case = make_case(tmp_path, f"# Why.\n--- input\n{PAGE}\n")
    golden.check(case, golden.run(case), update=True)
    written = golden.read(case.path)
    assert written.labels == EXPECTED
    golden.check(written, golden.run(written), update=False)
    assert (written.head, written.source) == ("# Why.\n", PAGE)


def test_update_refuses_a_result_that_does_not_rejoin(tmp_path: Path) -> None:
    case = make_case(tmp_path, f"# Why.\n--- input\n{PAGE}\n--- labels\nbody\told\n")
    before = case.path.read_bytes()
    result = golden.run(case)
    (removal,) = result.removed
    broken = [
        replace(result, removed=(replace(removal, text=removal.text.lower()),)),
        replace(result, removed=(replace(removal, start=removal.start - 1),)),
        replace(result, removed=(removal, removal)),
    ]
    for wrong in broken:
        for update in (True, False):
            with pytest.raises(golden.GoldenError, match="do not rejoin"):
                golden.check(case, wrong, update=update)
    assert case.path.read_bytes() == before


def test_missing_labels_fail_and_are_not_created(tmp_path: Path) -> None:
    case = make_case(tmp_path, f"# Why.\n--- input\n{PAGE}\n")
    before = case.path.read_bytes()
    with pytest.raises(golden.GoldenError, match="--update-goldens"):
        golden.check(case, golden.run(case), update=False)
    assert case.path.read_bytes() == before


def test_wrong_labels_fail_and_stay(tmp_path: Path) -> None:
    case = make_case(tmp_path, f"# Why.\n--- input\n{PAGE}\n--- labels\n{EXPECTED.replace(Label.TEASER, Label.AD)}")
    before = case.path.read_bytes()
    with pytest.raises(AssertionError, match="other labels"):
        golden.check(case, golden.run(case), update=False)
    assert case.path.read_bytes() == before


def test_a_case_says_why_it_exists(tmp_path: Path) -> None:
    with pytest.raises(golden.GoldenError, match="why it exists"):
        make_case(tmp_path, f"--- input\n{PAGE}\n--- labels\n{EXPECTED}")


def test_escapes_and_filters_are_read(tmp_path: Path) -> None:
    text = "# Why.\n# filters: player, podcast\n# escapes: yes\n--- input\na\\u00a0b\\r\nc\n--- labels\nbody\tx\n"
    case = make_case(tmp_path, text)
    assert case.source == "a\u00a0b\r\nc"
    assert case.filters == ("player", "podcast")
    golden.check(case, golden.run(case), update=True)
    assert golden.read(case.path).labels == "body\ta\\u00a0b\\r\\nc\n"
