"""A filter of another distribution is found once it is installed, and runs only when it is asked for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import run

EXAMPLE = Path(__file__).parent.parent / "plugin_example"
PAGE = b"It rained all day on Monday.\n\nAcme in your inbox: every Friday\n\nIt stopped on Tuesday.\n"
BODY = b"It rained all day on Monday.\n\nIt stopped on Tuesday.\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Install the example into a folder of its own; return the environment that has it."""
    source, target = tmp_path_factory.mktemp("source") / "acme", tmp_path_factory.mktemp("target")
    shutil.copytree(EXAMPLE, source, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    path = os.pathsep.join(filter(None, [str(target), os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path}


def test_list_names_it_as_off(installed: dict[str, str]) -> None:
    rows = [line.split(None, 3) for line in run("--list-filters", env=installed).stdout.decode().splitlines()]
    assert [row for row in rows if row[0] == "acme-promo"] == [
        ["acme-promo", "newsletter", "off", "Mark the promotions of the Acme letter."]
    ]


def test_without_it_there_is_no_such_filter() -> None:
    done = run("--add", "acme-promo", stdin=PAGE)
    assert done.returncode == 2
    assert b"there is no filter 'acme-promo'" in done.stderr


def test_add_runs_it(installed: dict[str, str]) -> None:
    done = run("--add", "acme-promo", "--explain", stdin=PAGE, env=installed)
    assert (done.returncode, done.stdout) == (0, BODY)
    assert b'"rule": "acme-promo/slogan"' in done.stderr


def test_it_does_not_run_unasked(installed: dict[str, str]) -> None:
    assert run(stdin=PAGE, env=installed).stdout == PAGE


def test_a_configuration_may_name_it(installed: dict[str, str], tmp_path: Path) -> None:
    config = tmp_path / "my.toml"
    config.write_text('filters = ["teaser", "acme-promo"]', encoding="utf-8")
    assert run("--config", config, stdin=PAGE, env=installed).stdout == BODY


def test_describe_knows_it(installed: dict[str, str]) -> None:
    page = run("--describe", "acme-promo", env=installed).stdout.decode()
    assert page.startswith("# acme-promo\n")
    assert "Written in `acme_promo.py`." in page


def test_its_own_tests_pass(installed: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=EXAMPLE, env=installed, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout
