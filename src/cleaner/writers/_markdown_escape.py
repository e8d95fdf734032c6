"""Text escaped so that it is no Markdown by accident, and no more than that needs."""

from cleaner.text.lazy import pattern

_SPECIAL = (
    r"\\(?=[!-/:-@\[-`{-~\n])"  # would escape what follows, or break the line
    r"|`"
    r"|(?<!\s)\*|\*(?!\s)"  # with blanks on both sides it is a sign for times
    r"|_+"
    r"|\](?=[(\[:])"  # behind it stands what would make a link of it
    r"|!(?=\[)"
    r"|<(?=[A-Za-z/!?])"
    r"|(?<=[\w~])~|~(?!\w)"  # "~5" opens what nothing closes
    r"|&(?=#?\w{1,32};)"
)
_IN_TEXT = pattern(_SPECIAL)
_IN_LINK = pattern(rf"{_SPECIAL}|[\[\]]")

_AT_START = pattern(
    r"[-+*_](?=\s|$)"  # an item, a rule
    r"|_[_ \t]*+$"
    r"|#{1,6}(?=\s|$)"
    r"|>"
    r"|[-=|:][-=|:\t ]*+$"  # what underlines a heading, or a table's head
    r"|\[(?=[ xX]\](?:\s|$)|![A-Z]{3,9}\]$)"  # the box of a task, the kind of a notice
)
_NUMBER = pattern(r"([0-9]{1,9})([.)])(?=\s|$)")
_BACKTICKS = pattern(r"`+")

ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def escape(text: str, before: str = "\n", after: str = "\n", *, in_link: bool = False) -> str:
    """Return text that Markdown reads as it stands.

    Args:
        text: a piece of one line.
        before: the character before it in the output; a line break at a line's beginning.
        after: the character behind it; a line break at a line's end.
        in_link: whether it is a link's text, which must not hold brackets.

    >>> print(escape("snake_case and 2 * 3, but *this*, _that_ and [x](y) <b>"))
    snake_case and 2 * 3, but \\*this\\*, \\_that\\_ and [x\\](y) \\<b>
    """
    whole = f"{before}{text}{after}"
    written: list[str] = []
    at = 1
    for found in (_IN_LINK if in_link else _IN_TEXT).finditer(whole):
        start, end = found.span()
        if start < 1 or end >= len(whole):
            continue
        written += (whole[at:start], _escaped(found[0], whole[start - 1], whole[end]))
        at = end
    written.append(whole[at:-1])
    return "".join(written)


def _escaped(sign: str, before: str, after: str) -> str:
    """Return an escaped sign; underscores within a word, or between blanks, need no escape."""
    if sign[0] == "_" and ((before.isalnum() and after.isalnum()) or (before.isspace() and after.isspace())):
        return sign
    return "".join([f"\\{char}" for char in sign])


def escape_start(line: str) -> str:
    """Return a line, escaped already, so that its beginning makes no list, heading, quotation or table of it.

    >>> print(escape_start("1. April"), escape_start("# 5"), escape_start("-5 degrees"))
    1\\. April \\# 5 -5 degrees
    """
    if _AT_START.match(line):
        return f"\\{line}"
    number = _NUMBER.match(line)
    return f"{number[1]}\\{line[number.end(1) :]}" if number else line


def escape_end(heading: str) -> str:
    """Return a heading, escaped already, so that number signs at its end are not taken for a part of its markup.

    >>> print(escape_end("Written in C #"), escape_end("C#"))
    Written in C \\# C#
    """
    bare = heading.rstrip("#")
    return f"{bare}\\{heading[len(bare) :]}" if bare != heading and bare[-1:] in {"", " "} else heading


def code_span(text: str) -> str:
    """Return a piece of a line as code, between more backticks than it has.

    >>> print(code_span("x = 1"), code_span("`x`"))
    `x = 1` `` `x` ``
    """
    fence = fence_of(text)
    blank = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def fence_of(text: str, least: int = 1) -> str:
    """Return `least` backticks, or one more than the longest run of them in a text."""
    longest = max(map(len, _BACKTICKS.findall(text)), default=0) if "`" in text else 0
    return "`" * max(least, longest + 1)
