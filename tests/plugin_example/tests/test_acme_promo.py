"""What the filter takes and what it leaves; run them once it is installed."""

import pytest

from cleaner import Pipeline

PIPELINE = Pipeline.preset("none").adding("acme-promo")


@pytest.mark.parametrize("line", ["Acme in your inbox", "» ACME IN YOUR INBOX: every Friday", "Acme in your inbox!"])
def test_promotion_goes(line: str) -> None:
    result = PIPELINE.clean(f"It rained.\n\n{line}\n\nIt stopped.\n")
    assert result.body == "It rained.\n\nIt stopped."
    assert [removal.rule for removal in result.removed] == ["acme-promo/slogan"]


@pytest.mark.parametrize(
    "line",
    [
        "The letter is called Acme in your inbox.",
        "Acme in your inbox is what they call a letter that nobody has ever asked for twice.",
    ],
)
def test_sentence_stays(line: str) -> None:
    assert PIPELINE.clean(line).body == line
