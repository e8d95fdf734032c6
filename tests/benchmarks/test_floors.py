"""Pinned floors cover every measure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The benchmarks are a folder of the repository, not part of the installed package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from benchmarks import check_floors


def test_pinned_floors_cover_every_measure(tmp_path: Path) -> None:
    floors = check_floors.read_floors(check_floors.FLOORS)
    assert {floor.name for floor in floors} == set(check_floors.MEASURES)
    broken = tmp_path / "floors.toml"
    broken.write_text("mb_per_s = { at_least = 12 }\n", encoding="utf-8")
    with pytest.raises(ValueError, match="disagree about"):
        check_floors.read_floors(broken)


def test_floors_that_need_absent_data_are_skipped(tmp_path: Path) -> None:
    where = check_floors.Context(tmp_path / "nowhere", tmp_path, "default", 1)
    row, good = check_floors.judge(check_floors.Floor("no_harm_wcxb_articles", "at_least", 0.998), where)
    assert good
    assert row[3:] == ["skipped", f"evaluation data not found at {tmp_path / 'nowhere'}"]
