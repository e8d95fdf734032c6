"""The closed set of labels: what a piece of a page can be.

A filter names one of these for each piece that it marks. `body` is what is kept; pieces with any other label
are removed. The set is closed on purpose, so that counts, `--keep` and stored results mean the same everywhere.

    >>> Label("teaser") is Label.TEASER
    True
"""

from enum import StrEnum


class Label(StrEnum):
    """What a piece of a page is. The value is the name that users read and write."""

    BODY = "body"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    ICON = "icon"
    PLAYER = "player"
    TEASER = "teaser"
    SHARE = "share"
    NAVIGATION = "navigation"
    NOTICE = "notice"
    NEWSLETTER = "newsletter"
    PAYWALL = "paywall"
    AD = "ad"
    LEGAL = "legal"
    COMMENT = "comment"
    CAPTION = "caption"
    TAG = "tag"
    RELATED = "related"
    FORM = "form"
    CODE = "code"
    DUPLICATE = "duplicate"
    OTHER = "other"

    # The enumeration's own hash is a call of Python code, and labels are looked up in sets for every line.
    __hash__ = str.__hash__


REMOVABLE = tuple(label for label in Label if label is not Label.BODY)
"""The labels that a filter may give: all but `body`."""
