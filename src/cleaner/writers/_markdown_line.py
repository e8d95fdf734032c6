"""One line of text as Markdown: emphasis, code and links where Markdown can express them, all else escaped.

Escaped is what would be Markdown by accident, and no more than that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.text.lazy import pattern
from cleaner.writers._runs import BOLD, SLANTED, STRUCK, TYPED, Run

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

_CLASHES = pattern(r"[()]|&(?=#?\w{1,32};)")
_CODES = {"(": "%28", ")": "%29", "&": "&amp;"}
"""What would end a link's address, or be read as another character, and what is written for it."""

Resolve = Callable[[str], str]
"""Returns a link's address as it is to be written; empty for a link that is to be its text alone."""


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


class _Token(NamedTuple):
    """A piece of output: text still to be escaped, or markup."""

    text: str
    is_markup: bool = False
    in_link: bool = False


def write_line(runs: Sequence[Run], resolve: Resolve) -> str:
    """Return one line as Markdown, without white space at its ends; a beginning that means more is not escaped yet.

    Emphasis that Markdown cannot express, such as that of a letter's half beside a sign, is left out, never the text.

    >>> runs = [Run("The "), Run("port:", BOLD), Run("open *now*", link="/port")]
    >>> print(write_line(runs, lambda address: address))
    The **port:**[open \\*now\\*](/port)
    """
    if len(runs) == 1 and not runs[0].style and not runs[0].link:
        return escape(runs[0].text.strip().replace("\t", " "))
    parts = _parts(runs, resolve)
    tokens: list[_Token] = []
    for k, (link, group) in enumerate(parts):
        after = _first(*parts[k + 1]) if k + 1 < len(parts) else "\n"
        if not link:
            _add_styled(tokens, group, after, in_link=False)
            continue
        tokens.append(_Token("[", is_markup=True))
        _add_styled(tokens, group, "]", in_link=True)
        tokens.append(_Token(f"]({_in_brackets(link)})", is_markup=True))
    return _joined(tokens)


def _parts(runs: Iterable[Run], resolve: Resolve) -> list[tuple[str, list[Run]]]:
    """Return a line's pieces by their links; white space has no style and stands within links, not at their ends."""
    resolved: list[Run] = []
    for link, group in groupby(_merged(runs), lambda run: run.link):
        address = resolve(link) if link else ""
        bare = [piece for run in group for piece in _without_blanks(run)]
        inner = [k for k, piece in enumerate(bare) if not piece.text.isspace()]
        for k, piece in enumerate(bare):
            is_inside = bool(inner) and inner[0] <= k <= inner[-1]
            resolved.append(piece._replace(link=address if is_inside else ""))
    pieces = [*_merged(resolved)]
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if pieces and not (bare_text := strip(pieces[end].text)):
            pieces.pop(end)
        elif pieces:
            pieces[end] = pieces[end]._replace(text=bare_text)
    return [(link, [*group]) for link, group in groupby(pieces, lambda run: run.link)]


def _without_blanks(run: Run) -> Iterator[Run]:
    """Yield a run in up to three pieces: the white space before its text, the text, and that behind it."""
    core = run.text.strip()
    start = run.text.find(core) if core else len(run.text)
    for text, style in ((run.text[:start], 0), (core, run.style), (run.text[start + len(core) :], 0)):
        if text:
            yield Run(text.replace("\t", " ") if not style & TYPED else text, style)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with those of the same style and link joined, and neighbours in code in any style."""
    for (link, is_code), group in groupby(runs, lambda run: (run.link, bool(run.style & TYPED))):
        if is_code:
            codes = [*group]
            styles = {code.style for code in codes}
            yield Run("".join([code.text for code in codes]), styles.pop() if len(styles) == 1 else TYPED, link)
            continue
        for style, same in groupby(group, lambda run: run.style):
            yield Run("".join([run.text for run in same]), style, link)


def _first(link: str, runs: Sequence[Run]) -> str:
    """Return the character that a part of a line begins with in the output, markers of emphasis aside."""
    if link:
        return "["
    return "`" if runs[0].style & TYPED else runs[0].text[0]


def _add_styled(tokens: list[_Token], runs: Sequence[Run], after: str, *, in_link: bool) -> None:
    """Add the runs of one link, or of what is none; `after` is the character that comes behind them."""
    for k, run in enumerate(runs):
        following = _first("", runs[k + 1 : k + 2]) if k + 1 < len(runs) else after
        is_code = bool(run.style & TYPED)
        core = _Token(code_span(run.text), is_markup=True) if is_code else _Token(run.text, in_link=in_link)
        before = tokens[-1].text[-1] if tokens else "\n"
        marker = _marker(run.style, is_apart=_is_edge(before) and _is_edge(following))
        left, right = 0, 0
        if marker:
            is_beside = bool(tokens) and tokens[-1].is_markup and before in marker
            left, right = _bounds(core, before, following) if not is_beside else (0, 0)
        if left >= right:
            tokens.append(core)
            continue
        pieces = (core.text[:left], marker, core.text[left:right], marker[::-1], core.text[right:])
        for piece, is_markup in zip(pieces, (False, True, False, True, False), strict=True):
            if piece:
                tokens.append(_Token(piece, is_markup=True) if is_markup else core._replace(text=piece))


def _marker(style: int, *, is_apart: bool) -> str:
    """Return the signs before a run; within a word only those of one kind are read."""
    emphasis = "*" * (2 * bool(style & BOLD) + bool(style & SLANTED))
    return "~~" + emphasis if style & STRUCK and (is_apart or not emphasis) else emphasis


def _bounds(core: _Token, before: str, after: str) -> tuple[int, int]:
    """Return the part of a text that markers can stand around, (0, 0) for none.

    Markdown reads a marker only where no sign is between it and a letter on its other side, so that the colon of
    "**Note:**this" must stand outside.
    """
    text, left, right = core.text, 0, len(core.text)
    if not _is_edge(before):
        while left < right and not text[left].isalnum():
            left += 1
    if not _is_edge(after):
        while right > left and not text[right - 1].isalnum():
            right -= 1
    if core.is_markup and (left, right) != (0, len(text)):
        return 0, 0
    return left, right


def _is_edge(char: str) -> bool:
    return char.isspace() or char in ASCII_PUNCTUATION


def _in_brackets(address: str) -> str:
    """Return an address as it stands in a link's brackets."""
    return _CLASHES.sub(lambda clash: _CODES[clash[0]], address)


def _joined(tokens: Iterable[_Token]) -> str:
    """Return all tokens as one text, with the signs of text escaped."""
    pieces: list[_Token] = []
    for (is_markup, in_link), group in groupby(tokens, lambda token: token[1:]):
        pieces.append(_Token("".join([token.text for token in group]), is_markup, in_link))
    texts: list[str] = []
    for k, piece in enumerate(pieces):
        if piece.is_markup:
            texts.append(piece.text)
            continue
        before = pieces[k - 1].text[-1] if k else "\n"
        after = pieces[k + 1].text[0] if k + 1 < len(pieces) else "\n"
        texts.append(escape(piece.text, before, after, in_link=piece.in_link))
    return "".join(texts)
