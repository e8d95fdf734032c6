"""Presets and configuration files: which filters run, in which order, and which labels stay.

Both have the same keys; presets are rows of `presets.json`, a configuration file is TOML and may start from a preset.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cleaner.errors import ConfigError, unknown
from cleaner.filters.registry import is_number
from cleaner.page.labels import REMOVABLE, Label
from cleaner.text.lazy import read_text

DEFAULT = "default"
"""The preset that runs where none is named."""

PRESETS: dict[str, dict[str, Any]] = json.loads(read_text("pipeline/presets.json"))
"""The presets that ship with the package: for the name of each, what a configuration file would say."""

KEYS = ("preset", "filters", "add", "ignore", "keep", "options", "name", "about")
"""The keys of a configuration file."""


class Config(NamedTuple):
    """What a pipeline is made of.

    Attributes:
        filters: names in the order in which they run, the added ones last.
        added: those added to a preset; each runs behind the last filter of its scope.
        keep: labels whose pieces stay in the body although a filter marks them.
        about: one sentence for people.
        options: the options set for each filter, by name.
    """

    filters: tuple[str, ...]
    keep: frozenset[Label] = frozenset()
    about: str = ""
    options: Mapping[str, Mapping[str, float]] = {}
    added: tuple[str, ...] = ()


def load_preset(name: str) -> Config:
    """Return the content of a preset that ships with the package.

    Raises:
        ConfigError: there is none of that name; the message lists those there are.

    >>> load_preset("default").filters[:3]
    ('markdown-link', 'link-number', 'icon')
    """
    if name not in PRESETS:
        raise ConfigError(unknown("there is no preset", name, PRESETS))
    return _config(PRESETS[name])


def parse(text: str) -> Config:
    """Return the content of a configuration file in TOML with any of `KEYS`.

    `filters` is the whole list in order; without it the list is the preset's (`default` where none is named), with
    what `add` names behind it and less what `ignore` names.

    Raises:
        ConfigError: no TOML, an unknown key, or a value of the wrong type.

    >>> parse('ignore = ["inline-player"]').filters[2:4]
    ('icon', 'template')
    """
    import tomllib  # noqa: PLC0415 - 9 ms that only a configuration file costs

    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"not valid TOML: {error}") from error
    return _config(table)


def _config(table: dict[str, Any]) -> Config:
    """Return the configuration of a file's or preset's content."""
    odd = [key for key in table if key not in KEYS]
    if odd:
        raise ConfigError(unknown("there is no key", odd[0], KEYS))
    if "filters" in table and "preset" in table:
        raise ConfigError("filters is the whole list, so preset says nothing; leave one of them out")
    base = load_preset(_text(table, "preset", DEFAULT)) if "filters" not in table else Config(())
    names = _names(table, "filters") if "filters" in table else base.filters
    added = tuple(n for n in _names(table, "add") if n not in names)
    names = (*names, *added)
    ignored = _names(table, "ignore")
    for name in ignored:
        if name not in names:
            raise ConfigError(unknown("ignore names a filter that is not in the list,", name, names))
    keep = to_labels(_names(table, "keep"))
    names = tuple(n for n in names if n not in ignored)
    about, options = _text(table, "about", base.about), _options(table, base, names)
    return Config(names, keep, about, options, base.added + added)


def to_labels(names: Iterable[str]) -> frozenset[Label]:
    """Return labels by name.

    Raises:
        ConfigError: a name is not a label; the message lists them.
    """
    for name in names:
        if name not in REMOVABLE:
            raise ConfigError(unknown("keep: there is no label", name, REMOVABLE))
    return frozenset(map(Label, names))


def _text(table: dict[str, Any], name: str, default: str) -> str:
    value = table.get(name, default)
    if not isinstance(value, str):
        raise ConfigError(f"{name} must be a string, not {value!r}")
    return value


def _names(table: dict[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{name} must be a list of strings, not {value!r}")
    return tuple(value)


def _options(table: dict[str, Any], base: Config, names: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
    """Return the options of each filter: those of the file over those of the preset."""
    value = table.get("options", {})
    found = {name: options for name, options in base.options.items() if name in names}
    for name, options in value.items() if isinstance(value, dict) else [("", {})]:
        if name not in names or not isinstance(options, dict) or not all(map(is_number, options.values())):
            raise ConfigError(f"options must be a table of numbers for a filter in the list, not {value!r}")
        found[name] = {**found.get(name, {}), **options}
    return found
