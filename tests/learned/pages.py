"""Pages that the tests of the learned filter share."""

from pathlib import Path

from cleaner import Document
from cleaner.learned import network
from cleaner.learned.features import Features, facts_of, features_of
from cleaner.learned.units import units_of

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGE = (FIXTURES / "en-ottilie-harrowmere" / "page.txt").read_text(encoding="utf-8")
MENU = [f"{name} {number}" for number, name in enumerate(["Harbour", "Sport", "Jobs", "Homes", "Quay", "Puzzles"] * 3)]
TEXT = [
    f"The ferry number {number} left the port of Varn at six on Monday with eighty-four people and a piano on board."
    for number in range(12)
]


def read(texts: list[str]) -> Features:
    """Return the features of a page with these lines."""
    doc = Document("\n".join(texts))
    units = units_of(doc.lines)
    return features_of(facts_of(doc, units), units, network.load().characters, 0, len(units.texts))
