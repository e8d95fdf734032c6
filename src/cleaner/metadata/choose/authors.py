"""Chooses a page's authors: the list of names of one source, the one that most others bear out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cleaner.metadata.choose.site_names import letters
from cleaner.metadata.text.names import is_full_name
from cleaner.page.candidates import Candidate, Source

MIN_AUTHOR_SCORE = 0.2
"""Minimum score of an author; under it a name is more likely somebody else's."""

TEXT_SHARE = 0.75
"""What a name in the text counts compared with one that the page declares."""

AGREES = 0.5
"""What another source with the same names adds, as a share of what it counts itself."""

SITE_SHARE, ODD_SHARE = 0.35, 0.8
"""What a name counts that is the site's own, and one that is not a first and last name."""

_List = tuple[Source, str, str]
"""The source, the rule and the group of a list of authors."""

_Lists = dict[_List, dict[str, Candidate]]


def choose_authors(authors: Sequence[Candidate], sites: Iterable[str]) -> list[Candidate]:
    """Return the authors in the order of their source, each once; none where nothing is sure enough.

    `sites` are the names of the site and its publisher, which are filled in where nobody is named.
    """
    lists: _Lists = {}
    for candidate in authors:
        group = (candidate.source, candidate.rule, candidate.group)
        lists.setdefault(group, {}).setdefault(letters(candidate.value), candidate)
    own = set(map(letters, sites))
    weights = {group: _weight(names, own) for group, names in lists.items()}
    scores = {group: weights[group] + _borne_out(group, lists, weights) for group in lists}
    best = max(scores, key=lambda group: scores[group], default=None)
    if best is None or scores[best] < MIN_AUTHOR_SCORE:
        return []
    sure = round(min(0.98, scores[best]), 2)
    return [replace(_as_written(letters_, one, authors), confidence=sure) for letters_, one in lists[best].items()]


def _weight(names: dict[str, Candidate], own: set[str]) -> float:
    """Return how much a list of names is to be believed by itself."""
    first = next(iter(names.values()))
    weight = first.confidence * (TEXT_SHARE if first.origin == "text" else 1.0)
    if all(name in own for name in names):
        return weight * SITE_SHARE
    odd = not any(is_full_name(candidate.value) for candidate in names.values())
    return weight * (ODD_SHARE if odd else 1.0)


def _borne_out(group: _List, lists: _Lists, weights: dict[_List, float]) -> float:
    """Return what other sources add to a list, the best of each kind, by the share of the names that both have."""
    added: dict[tuple[Source, str], float] = {}
    for other, names in lists.items():
        kind = other[:2]
        if kind != group[:2]:
            common = len(names.keys() & lists[group].keys()) / len(names.keys() | lists[group].keys())
            added[kind] = max(added.get(kind, 0.0), AGREES * common * weights[other])
    return sum(added.values())


def _as_written(name: str, one: Candidate, authors: Sequence[Candidate]) -> Candidate:
    """Return a name as a source writes it that knows capitals from small letters: Ana Roth, not ANA ROTH."""
    mixed = (c.value for c in (one, *authors) if not c.value.isupper() and not c.value.islower())
    return replace(one, value=next((value for value in mixed if letters(value) == name), one.value))
