"""What a filter is, and where filters are found: in this package by the catalogue, elsewhere by entry point.

Nothing registers itself at import. The entry-point group `cleaner.filters` is read only for a name that this package
does not have.
"""

import importlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, Literal, get_args

from cleaner.errors import ConfigError, UnknownFilterError, UnknownOptionError, unknown
from cleaner.filters import CATALOGUE
from cleaner.lexicon.kinds import MATCHES, looked_up
from cleaner.page.document import Document, Mark
from cleaner.page.edges import find_rest
from cleaner.page.labels import REMOVABLE, Label
from cleaner.text.lazy import read_text

GROUP = "cleaner.filters"
"""The entry-point group in which other packages offer filters."""

Scope = Literal["markup", "span", "line", "last"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""The scopes in the order in which their filters run."""

Marker = Callable[..., Iterable[Mark]]

_KINDS = sorted(looked_up(*MATCHES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A named function that marks lines, or spans inside them, as one kind of boilerplate.

    Called with a text or a `Document`, a filter returns its marks, so that it can be tried alone.

    Attributes:
        name: what users write in `--ignore`, presets and explanations.
        label: the label of its marks, where a mark gives no other.
        mark: the function itself; it reads a `Document` and yields `Mark`.
        scope: when it runs. `markup` filters run first: what they mark is hidden from all other filters and restored
            afterwards. `span` filters may cut lines; `line` filters see the pieces as lines of their own; `last`
            filters read what is left, and may mark lines or parts of them.
        rules: each rule's short name and what it marks, in one sentence; a filter that lists none may use any.
        triggers: strings that make the filter work, for tests and benchmarks.
        after: names of filters whose marks it reads; where both run, they must stand before it.
        about: the function's docstring.
        where: the file and line in which it is written.
        options: keyword arguments of the function that a configuration can set, with their values.
        engine: the engine whose choice of a page's main part it reads; only such filters make the engine run.
        needs: the filter is skipped unless one of these strings, or a phrase of `needs_kinds`, stands in the page.
        needs_kinds: kinds of phrases, likewise.
    """

    name: str
    label: Label
    mark: Marker
    scope: Scope = "line"
    rules: Mapping[str, str] = field(default_factory=dict, hash=False)
    triggers: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    about: str = ""
    where: str = ""
    options: Mapping[str, float] = field(default_factory=dict, hash=False)
    engine: str = ""
    needs: tuple[str, ...] = ()
    needs_kinds: frozenset[str] = frozenset()

    def __call__(self, page: str | Document, **options: float) -> list[Mark]:
        """Return the filter's marks on a page, of which it is the only filter.

        Args:
            page: a text, or a document at the stage that the filter's scope asks for.
            options: over those of the filter.
        """
        doc = page if isinstance(page, Document) else _at_stage(Document(page), self.scope)
        return list(self.mark(doc, **{**self.options, **options}))

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle a filter of this package by its name, any other by its function's name; both with options."""
        if self.name in builtin_names() and find(self.name).mark is self.mark:
            return _by_name, (self.name, dict(self.options))
        module, path = self.mark.__module__, self.mark.__qualname__
        try:
            found = _by_reference(module, path, self.options)
        except (ImportError, AttributeError, TypeError, UnknownOptionError):
            found = None
        if found is None or found.mark is not self.mark:
            from pickle import PicklingError  # noqa: PLC0415 - 3 ms that only pickling needs

            raise PicklingError(f"filter {self.name!r} is not {module}.{path}; define it at the top of a module")
        return _by_reference, (module, path, dict(self.options))

    def can_mark(self, doc: Document) -> bool:
        """Return whether something that the filter needs stands in the page."""
        if self.needs_kinds and doc.has_kinds(self.needs_kinds):
            return True
        return doc.has_any(self.needs) if self.needs else not self.needs_kinds

    def with_options(self, options: Mapping[str, float]) -> "Filter":
        """Return the filter with these options changed.

        Raises:
            UnknownOptionError: it has no such option; the message lists those it has.
            ConfigError: the value is not a number.
        """
        for name, value in options.items():
            if name not in self.options:
                what = f"filter {self.name!r} has no option"
                raise UnknownOptionError(unknown(what, name, self.options, "it has"))
            if not is_number(value):
                raise ConfigError(f"option {name!r} of filter {self.name!r} is a number, not {value!r}")
        return replace(self, options={**self.options, **options}) if options else self


def is_number(value: object) -> bool:
    """Return whether an option can have this value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def rank(current: Filter) -> int:
    """Return the place of a filter's scope in the order of scopes."""
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
    needs: Iterable[str] = (),
    needs_kinds: Iterable[str] = (),
) -> Callable[[Marker], Filter]:
    """Make a filter of a function that yields marks; `Filter` describes the arguments.

    Args:
        name: lower-case words joined by hyphens.
        label: one of `cleaner.Label` but "body", by value.
        scope: "span" if it may mark parts of lines, "line" if it marks whole ones; or "markup", "last".
        rules: each rule's short name and what it marks, in one sentence.
        triggers: strings that make the filter work.
        after: names of filters whose marks it reads.
        options: keyword arguments that can be set, with their defaults.
        engine: the engine whose choice of the main part it reads (see `cleaner.readers.engines`).
        needs: strings without which the filter is skipped, as written or in lower case.
        needs_kinds: kinds of phrases without which it is skipped; one of both is enough.

    Raises:
        ValueError: a wrong name, or an unknown label, scope or kind; the message names the nearest.

    >>> @filter("acme-promo", label="newsletter", rules={"slogan": "The slogan of the Acme letter."})
    ... def acme_promo(doc):
    ...     return (Mark(i, "slogan") for i in doc.unmarked() if doc.keys[i].startswith("acme in your inbox"))
    >>> acme_promo.name, str(acme_promo.label), acme_promo("It rained.\\nAcme in your inbox!")[0].line
    ('acme-promo', 'newsletter', 1)
    """
    if not isinstance(name, str) or not all(part.isalnum() and part == part.lower() for part in name.split("-")):
        raise ValueError(f"a filter's name is lower-case words joined by hyphens, not {name!r}")
    several = {"triggers": triggers, "after": after, "needs": needs, "needs_kinds": needs_kinds}
    for what, strings in several.items():
        if isinstance(strings, str):
            raise TypeError(f"filter {name!r}: {what} is several strings, not {strings!r}; put it in brackets")
    kinds = frozenset(needs_kinds)
    for what, given, known in (("label", [label], REMOVABLE), ("scope", [scope], SCOPES), ("kind", kinds, _KINDS)):
        for value in given:
            if value not in known:
                raise ValueError(unknown(f"filter {name!r}: there is no {what}", value, known))

    def wrap(mark: Marker) -> Filter:
        return Filter(
            name=name,
            label=Label(label),
            mark=mark,
            scope=scope,
            rules=dict(rules or {}),
            triggers=tuple(triggers),
            after=tuple(after),
            about=(mark.__doc__ or "").strip(),
            where=_where(mark),
            options=dict(options or {}),
            engine=engine,
            needs=tuple(needs),
            needs_kinds=kinds,
        )

    return wrap


def read_filters(path: str, make: Callable[[str, dict[str, Any]], Filter]) -> dict[str, Filter]:
    """Return the filters of a table in a JSON file by name.

    Args:
        path: of the file in this package; a row has `about` as lines, and what `make` reads.
        make: makes a filter of its name and its row.
    """
    text = read_text(path)
    filters = {}
    for name, row in json.loads(text).items():
        line = text[: text.index(f'\n  "{name}": {{')].count("\n") + 2
        filters[name] = replace(make(name, row), about="\n".join(row["about"]), where=f"cleaner/{path}:{line}")
    return filters


def _where(mark: Marker) -> str:
    """Return the file and line of a function, the file relative to the root of its package if it is in one."""
    code = getattr(mark, "__code__", None)
    if code is None:
        return mark.__module__
    module = f"{mark.__module__.replace('.', '/')}.py"
    try:
        folder = os.path.join(os.getcwd(), "")
    except OSError:  # the working folder has been deleted
        folder = ""
    file = code.co_filename.removeprefix(folder).replace(os.sep, "/")
    return f"{module if file.endswith('/' + module) else file}:{code.co_firstlineno}"


def _at_stage(doc: Document, scope: Scope) -> Document:
    """Return a document at the stage of `scope`, with no filter run before."""
    if scope in ("line", "last"):
        from cleaner.metadata.harvest import harvest  # noqa: PLC0415 - only a filter that is tried alone needs it

        doc.find_main_text()
        doc.harvest = harvest(doc)
        doc.rest = find_rest(doc)
    return doc


def _by_name(name: str, options: Mapping[str, float]) -> Filter:
    return find(name).with_options(options)


def _by_reference(module: str, path: str, options: Mapping[str, float]) -> Filter:
    found: Any = importlib.import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return _checked(found, f"{module}.{path}").with_options(options)


def builtin_names() -> list[str]:
    """Return the names of the filters in this package, sorted."""
    return sorted(chain.from_iterable(CATALOGUE.values()))


def find(name: str) -> Filter:
    """Return the filter called `name`.

    Raises:
        UnknownFilterError: no package offers it; the message lists those there are.

    >>> find("teaser").label
    <Label.TEASER: 'teaser'>
    """
    for family, files in CATALOGUE.items():
        if name in files:
            place = f"cleaner.filters.{family}.{files[name]}"
            module = importlib.import_module(place)
            return _checked(getattr(module, name.replace("-", "_"), None) or module.FILTERS[name], place)
    return _find_installed(name)


def to_filter(given: Filter | str) -> Filter:
    """Return a filter that is given itself or by its name."""
    return find(given) if isinstance(given, str) else _checked(given, repr(given))


def find_all() -> list[Filter]:
    """Return all filters: this package's, then those of installed packages, each sorted by name."""
    return [find(name) for name in [*builtin_names(), *_installed_names()]]


def _installed_names() -> list[str]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - 30 ms that most runs do not need

    return sorted({point.name for point in entry_points(group=GROUP)})


def _find_installed(name: str) -> Filter:
    from importlib.metadata import entry_points  # noqa: PLC0415 - 30 ms that most runs do not need

    for point in entry_points(group=GROUP, name=name):
        try:
            return _checked(point.load(), repr(point.value))
        except Exception as error:  # whatever the code of another package does
            raise UnknownFilterError(f"filter {name!r} of another package cannot be loaded: {error}") from error
    raise UnknownFilterError(unknown("there is no filter", name, [*builtin_names(), *_installed_names()]))


def _checked(found: object, place: str) -> Filter:
    if isinstance(found, Filter):
        return found
    raise TypeError(f"{place} is {type(found).__name__}, not a filter; decorate the function with @cleaner.filter(...)")
