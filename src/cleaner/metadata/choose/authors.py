"""Chooses a page's authors: the list of names of one source, the one that most others bear out."""

from collections.abc import Iterable, Sequence

from cleaner.metadata.choose.site_names import letters
from cleaner.metadata.text.names import is_full_name
from cleaner.page.candidates import Candidate

LEAST_SCORE = 0.2
"""Under this a name is more likely somebody else's: none is given."""

TEXT_SHARE = 0.75
"""What a name in the text counts compared with one that the page declares."""

AGREES = 0.5
"""What another source with the same names adds, as a share of what it counts itself."""

SITE_SHARE, ODD_SHARE = 0.35, 0.8
"""What a name counts that is the site's own, and one that is no first and last name."""

_Source = tuple[str, str, float]
_Lists = dict[_Source, dict[str, Candidate]]


def choose_authors(authors: Sequence[Candidate], sites: Iterable[str]) -> list[Candidate]:
    """Return the authors in the order of their source, each once; none where nothing is sure enough.

    Args:
        authors: all candidates of the field.
        sites: the names of the site and its publisher, which are filled in where nobody is named.
    """
    lists: _Lists = {}
    for candidate in authors:
        source = (candidate.origin, candidate.rule, round(candidate.confidence, 3))
        lists.setdefault(source, {}).setdefault(letters(candidate.value), candidate)
    own = set(map(letters, sites))
    weights = {source: _weight(source, names, own) for source, names in lists.items()}
    scores = {source: weights[source] + _borne_out(source, lists, weights) for source in lists}
    best = max(scores, key=lambda source: scores[source], default=None)
    if best is None or scores[best] < LEAST_SCORE:
        return []
    sure = round(min(0.98, scores[best]), 2)
    return [_as_written(letters_, one, authors)._replace(confidence=sure) for letters_, one in lists[best].items()]


def _weight(source: _Source, names: dict[str, Candidate], own: set[str]) -> float:
    """Return how much a list of names is to be believed by itself."""
    weight = source[2] * (TEXT_SHARE if source[0] == "text" else 1.0)
    if all(name in own for name in names):
        return weight * SITE_SHARE
    odd = not any(is_full_name(candidate.value) for candidate in names.values())
    return weight * (ODD_SHARE if odd else 1.0)


def _borne_out(
    source: _Source,
    lists: _Lists,
    weights: dict[_Source, float],
) -> float:
    """Return what other sources add to a list, the best of each kind, by the share of the names that both have."""
    added: dict[tuple[str, str], float] = {}
    for other, names in lists.items():
        kind = other[:2]
        if kind != source[:2]:
            common = len(names.keys() & lists[source].keys()) / len(names.keys() | lists[source].keys())
            added[kind] = max(added.get(kind, 0.0), AGREES * common * weights[other])
    return sum(added.values())


def _as_written(name: str, one: Candidate, authors: Sequence[Candidate]) -> Candidate:
    """Return a name as a source writes it that knows capitals from small letters: Ana Roth, not ANA ROTH."""
    if not one.value.isupper() and not one.value.islower():
        return one
    for other in authors:
        mixed = not other.value.isupper() and not other.value.islower()
        if mixed and letters(other.value) == name:
            return one._replace(value=other.value)
    return one
