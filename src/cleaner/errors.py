"""The errors of this package, one above all of them, and the message for a name that does not exist."""

from collections.abc import Iterable


class CleanerError(Exception):
    """A request that cannot be met; the message says what, where and what to do instead."""


class ConfigError(CleanerError, ValueError):
    """A preset, a configuration file or an argument that cannot be used."""


class PipelineError(CleanerError, ValueError):
    """A pipeline that cannot run: an unknown, doubled or misplaced filter, or a mark that makes no sense."""


class UnknownFilterError(CleanerError, LookupError):
    """A name of a filter that no package offers."""


class UnknownOptionError(UnknownFilterError):
    """A filter was given an option that it does not have."""


class EngineError(CleanerError, ValueError):
    """An engine that nobody knows, or whose library is not installed."""


def unknown(what: str, name: object, known: Iterable[str], there: str = "there are") -> str:
    """Return the message for a name that does not exist, with the nearest one that does.

    Args:
        what: what was asked for, for example "there is no preset".
        name: the name as it was given.
        known: the names that exist.
        there: what stands before the list of them.

    >>> unknown("there is no fruit", "aple", ["apple", "pear"])
    "there is no fruit 'aple'; did you mean 'apple'? (there are: apple, pear)"
    >>> unknown("there is no fruit", "xyz", ["apple", "pear"])
    "there is no fruit 'xyz'; there are: apple, pear"
    """
    from difflib import get_close_matches  # noqa: PLC0415 - 3 ms that only a mistake costs

    names = [str(each) for each in known]
    listed = f"{there}: {', '.join(names)}" if names else f"{there} none"
    close = get_close_matches(str(name).lower(), names, 1)
    return f"{what} {name!r}; did you mean {close[0]!r}? ({listed})" if close else f"{what} {name!r}; {listed}"
