"""What each kind of phrase in the lexicons is: a row of `kinds.json`, and every set of kinds is read off it."""

import json
from typing import NamedTuple

from cleaner.text.lazy import read_text

MATCHES = ("whole", "leading", "inside")
"""The ways in which phrases are looked up: as a whole line, at a line's beginning, anywhere in a line."""

TRAITS = {
    "sure": "A label of the interface that proves itself: no text has such a line.",
    "weak": "A label of the interface that counts beside other labels.",
    "lead": "How an appeal to readers or a field of the interface begins.",
    "noun": "Also what lists in a text are about: subjects, fields, parts of a site.",
    "name": "A proper name, of a network or a language; lists in a text are about those too.",
    "bar": "Stands in a bar of buttons; three of them in one line make a label line.",
    "menu": "An entry of a site's menu or footer.",
    "pair": "Two of them in one line make a label line.",
    "short": "A word of two letters may be one; elsewhere it is a preposition, or a field's label.",
    "count": "With a number in it says what a list counts, where it stands often: 260 followers under each name.",
    "detail": "Stands with each entry of a list of links: an age, a price, a reading time.",
    "end": "Stands below a list of links and ends it; also a heading in a text.",
}
"""Each trait of a row, and what it says of the phrases of that kind."""


class Kind(NamedTuple):
    """A kind of phrase.

    Attributes:
        filter: name of the filter that removes such lines; "" where other parts of the package read the phrases.
        match: the `MATCHES` by which phrases are looked up; none for words that are part of other grammars.
        traits: the `TRAITS` that the kind has.
    """

    filter: str
    match: frozenset[str]
    traits: frozenset[str]


KINDS = {
    name: Kind(row["filter"], frozenset(row["match"]), frozenset(row["traits"]))
    for name, row in json.loads(read_text("lexicon/kinds.json")).items()
}
"""Every kind of phrase by its name in the lexicons."""


def looked_up(*matches: str) -> frozenset[str]:
    """Return the kinds that are looked up in any of these ways.

    >>> "consent" in looked_up("inside"), "consent" in looked_up("whole", "leading")
    (True, False)
    """
    return frozenset(name for name, kind in KINDS.items() if not kind.match.isdisjoint(matches))


def with_trait(*traits: str) -> frozenset[str]:
    """Return the kinds that have any of these traits.

    >>> sorted(with_trait("name"))
    ['endonym', 'network']
    """
    return frozenset(name for name, kind in KINDS.items() if not kind.traits.isdisjoint(traits))


def of_filter(*filters: str) -> frozenset[str]:
    """Return the kinds of phrases by which these filters find their lines.

    >>> sorted(of_filter("navigation"))
    ['navigation', 'navigation_weak', 'section']
    """
    return frozenset(name for name, kind in KINDS.items() if kind.filter in filters)


SURE, WEAK = with_trait("sure"), with_trait("weak")
LABELS = SURE | WEAK
"""The kinds that are labels of the interface."""
