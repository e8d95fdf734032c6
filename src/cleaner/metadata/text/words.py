"""The word lists of the metadata in text: what names, roles, papers and paths are made of."""

from cleaner.text.lazy import read_words


def words(kind: str) -> frozenset[str]:
    """Return one list of `words.json`, in small letters.

    >>> "homepage" in words("homes")
    True
    """
    return read_words("metadata/text/words.json")[kind]
