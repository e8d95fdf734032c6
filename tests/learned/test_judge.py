"""The verdict: thresholds, abstention, clean pages, parts of a line, windows."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

import cleaner
from cleaner import Document, Label, Pipeline
from cleaner.learned import judge
from cleaner.learned.features import Features
from cleaner.learned.units import units_of
from tests.learned.pages import MENU, PAGE, TEXT


def test_a_snippet_is_left_alone() -> None:
    assert cleaner.clean("\n".join(f"Harbour walk {name}" for name in "abcdefgh")).removed == ()


def test_presets_are_thresholds_of_one_network() -> None:
    gone = {}
    for name in ("recall", "default", "precision"):
        removed = Pipeline.preset(name).clean(PAGE).removed
        gone[name] = {(removal.start, removal.end) for removal in removed}
    assert gone["recall"] < gone["default"] < gone["precision"]


def test_the_guard_keeps_off_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "forward", lambda _, features: (np.full(len(features.words), -200), -200))
    result = cleaner.clean("\n".join([*TEXT, *TEXT]).replace("number 1 ", ""))
    assert [r for r in result.removed if r.rule.startswith("context/")] == []
    assert any("context filter would have taken 100%" in warning for warning in result.warnings)


def test_a_clean_page_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "forward", lambda _, features: (np.full(len(features.words), -200), 200))
    assert "context" not in {r.rule.partition("/")[0] for r in cleaner.clean(PAGE).removed}


def test_part_of_a_line_may_go(monkeypatch: pytest.MonkeyPatch) -> None:
    def forward(_: object, features: Features) -> tuple[judge.Array, int]:
        logits = np.full(len(features.words), 200)
        logits[3:5] = -200
        return logits, -200

    monkeypatch.setattr(judge, "forward", forward)
    page = " ".join(sentence.replace("ferry", f"ferry {number}") for number, sentence in enumerate(TEXT * 2))
    result = cleaner.clean(page)
    assert "".join(piece.text for piece in result.pieces()) == page
    gone = [r.text for r in result.removed if r.rule.startswith("context/")]
    assert len(" ".join(gone)) > 100
    assert all(text in page for text in gone)


def test_windows_cover_a_long_page() -> None:
    doc = Document("\n".join(f"{line} {number}" for number in range(400) for line in (*MENU[:8], *TEXT[:4])))
    doc.labels[:2] = [Label.NAVIGATION] * 2
    verdict = judge.judge(doc, units_of(doc.lines), 0.4)
    assert len(verdict.logits) == len(doc)
    assert len(verdict.windows) > 1
    assert verdict.windows[0][0] == 0
    assert verdict.windows[-1][1] == len(doc)


def test_logits_of_the_pinned_page() -> None:
    """The logits of one page are equal on every machine; whoever trains anew writes the new value to the file."""
    doc = Document(PAGE)
    logits = judge.judge(doc, units_of(doc.lines), 0.4).logits.astype("<i8").tobytes()
    assert hashlib.sha256(logits).hexdigest()[:16] == (Path(__file__).parent / "context.txt").read_text().strip()
