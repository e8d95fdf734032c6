"""Each removal by the learned filter has a probability and reasons."""

import json

import numpy as np

import cleaner
from cleaner import Document
from cleaner.learned.judge import Verdict
from cleaner.learned.reasons import explain
from cleaner.writers import explain as explain_writer
from tests.learned.pages import MENU, PAGE, TEXT


def test_each_removal_has_a_probability() -> None:
    result = cleaner.clean(PAGE)
    rows = [json.loads(line) for line in explain_writer.write(result).splitlines()]
    learned = [row for row in rows if row["rule"].startswith("context/")]
    assert learned
    for row in learned:
        assert row["probability"] >= 0.59
        assert all(set(reason) == {"what", "without"} for reason in row["reasons"])
        assert all(reason["without"] < row["probability"] + 0.05 for reason in row["reasons"])


def test_a_menu_below_a_text_has_reasons() -> None:
    doc = cleaner.clean("\n".join([*TEXT, *MENU, "Share", "Tweet", "Print", "Privacy policy"])).document
    verdict = doc.verdict
    assert isinstance(verdict, Verdict)
    unit = int(np.argmin(verdict.logits))
    found = explain(doc, verdict.offsets[unit])
    assert found is not None
    assert found.reasons
    assert found.reasons[0].what.partition(":")[0] in {"position", "neighbours", "shape", "words", "marks"}


def test_what_was_not_judged_has_none() -> None:
    assert explain(Document("Home"), 0) is None
