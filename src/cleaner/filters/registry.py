"""What a filter is, and where filters are found: in this package by name, elsewhere by entry point.

Nothing registers itself at import: a filter's name leads to its file. Filters of other packages are looked up in the
entry-point group `cleaner.filters`, and only when a name is asked for that this package does not have.
"""

import importlib
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Literal, NamedTuple

from cleaner.errors import UnknownFilterError, UnknownOptionError, unknown
from cleaner.filters import CATALOGUE
from cleaner.page.document import Mark
from cleaner.page.labels import REMOVABLE, Label

GROUP = "cleaner.filters"
"""The entry-point group in which other packages offer filters."""

Scope = Literal["markup", "span", "line", "last"]
SCOPES = ("markup", "span", "line", "last")
"""The scopes in the order in which their filters run."""

Marker = Callable[..., Iterable[Mark]]


class Filter(NamedTuple):
    """A named function that marks lines, or spans inside them, as one kind of boilerplate.

    Attributes:
        name: what users write in `--ignore`, presets and explanations.
        label: what it marks pieces as, where a mark does not say otherwise.
        mark: the function itself; it reads a `Document` and yields `Mark`.
        scope: what "markup" filters mark is taken out of a text before all others read it, and put back behind them;
            "span" filters run next and may cut lines; "line" filters see the pieces as lines of their own; "last"
            filters run behind both and may mark lines or parts of them.
        rules: each rule's short name with what it says in one sentence.
        triggers: strings that wake the filter, for measuring it at its busiest.
        after: names of filters whose marks it reads; where both run, they must stand before it.
        about: what it is for; the function's docstring.
        where: the file and line in which it is written.
        options: what can be set in a configuration, with its value; handed to the function by name.
        engine: the engine whose choice of a page's main part it reads; it is asked only where such a filter runs.
    """

    name: str
    label: Label
    mark: Marker
    scope: Scope
    rules: Mapping[str, str]
    triggers: tuple[str, ...]
    after: tuple[str, ...]
    about: str
    where: str
    options: Mapping[str, float] = {}
    engine: str = ""

    def with_options(self, options: Mapping[str, float]) -> "Filter":
        """Return the filter with these options changed.

        Raises:
            UnknownOptionError: it has no such option; the message lists those it has.
        """
        for name in options:
            if name not in self.options:
                what = f"filter {self.name!r} has no option"
                raise UnknownOptionError(unknown(what, name, self.options, "it has"))
        return self._replace(options={**self.options, **options})


def rank(current: Filter) -> int:
    """Return the place of a filter's scope in the order in which filters run."""
    return SCOPES.index(current.scope)


def filter(  # noqa: A001 - the public name reads `@cleaner.filter`; the built-in is not used in this module
    name: str,
    *,
    label: str,
    scope: Scope = "line",
    rules: Mapping[str, str] | None = None,
    triggers: Iterable[str] = (),
    after: Iterable[str] = (),
    options: Mapping[str, float] | None = None,
    engine: str = "",
) -> Callable[[Marker], Filter]:
    """Make a filter of a function that yields marks.

    Args:
        name: lower-case words joined by hyphens.
        label: one of `cleaner.Label`, by value; not "body".
        scope: "span" if it may mark parts of lines, else "line" (or "markup", "last"); see `Filter` for this and more.
        rules: each rule's short name with what it says in one sentence.
        triggers: strings that wake the filter.
        after: names of filters whose marks it reads.
        options: what can be set, with its value where nothing is; the function takes each as a keyword argument.
        engine: the engine whose choice of the main part it reads (see `cleaner.readers.engines`), if any.

    Raises:
        ValueError: the name or the label is not one a filter may have; the message says what is.

    >>> @filter("acme-promo", label="newsletter", rules={"slogan": "The slogan of the Acme letter."})
    ... def acme_promo(doc):
    ...     return (Mark(i, "slogan") for i in doc.unmarked() if doc.keys[i].startswith("acme in your inbox"))
    >>> acme_promo.name, str(acme_promo.label)
    ('acme-promo', 'newsletter')
    """
    if not name or not all(part.isalnum() and part == part.lower() for part in name.split("-")):
        raise ValueError(f"a filter's name is lower-case words joined by hyphens, not {name!r}")
    if label not in REMOVABLE:
        raise ValueError(f"filter {name!r}: there is no label {label!r}; choose one of {', '.join(REMOVABLE)}")

    def wrap(mark: Marker) -> Filter:
        code = getattr(mark, "__code__", None)
        where = f"{mark.__module__.replace('.', '/')}.py:{code.co_firstlineno}" if code else mark.__module__
        about = (mark.__doc__ or "").strip()
        columns = (dict(rules or {}), tuple(triggers), tuple(after), about, where, dict(options or {}), engine)
        return Filter(name, Label(label), mark, scope, *columns)

    return wrap


def builtin_names() -> list[str]:
    """Return the names of the filters in this package, sorted."""
    return sorted(chain.from_iterable(CATALOGUE.values()))


def find(name: str) -> Filter:
    """Return the filter called `name`.

    Raises:
        UnknownFilterError: neither this package nor an installed one offers it; the message lists what there is.

    >>> find("teaser").label
    <Label.TEASER: 'teaser'>
    """
    for family, files in CATALOGUE.items():
        if name in files:
            module = f"cleaner.filters.{family}.{files[name]}"
            members = vars(importlib.import_module(module))
            return _checked(members.get(name.replace("-", "_")) or members["FILTERS"][name], module)
    return _find_installed(name)


def find_all() -> list[Filter]:
    """Return every filter there is: this package's, then those of installed packages, each sorted by name."""
    return [find(name) for name in [*builtin_names(), *_installed_names()]]


def _installed_names() -> list[str]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - 30 ms that most runs do not need

    return sorted({point.name for point in entry_points(group=GROUP)})


def _find_installed(name: str) -> Filter:
    from importlib.metadata import entry_points  # noqa: PLC0415 - 30 ms that most runs do not need

    for point in entry_points(group=GROUP, name=name):
        return _checked(point.load(), f"entry point {point.name} = {point.value}")
    raise UnknownFilterError(unknown("there is no filter", name, [*builtin_names(), *_installed_names()]))


def _checked(found: object, place: str) -> Filter:
    if isinstance(found, Filter):
        return found
    raise TypeError(f"{place} is {type(found).__name__}, not a filter; decorate the function with @cleaner.filter(...)")
