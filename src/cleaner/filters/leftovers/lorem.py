"""Filler Latin that a template's maker left in a page."""

import re
from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark

LEAST_SHARE = 0.85
"""Filler words among the words of a line of filler; what generators write is nothing else."""

LEAST_WORDS = 3
"""Words of the shortest line of filler: a heading. "Lorem ipsum" alone is a name too."""

MOST_LATIN = 0.08
"""Latin's small words among those of the rest of a page; in a Latin text they are more, and no line is filler."""

_OPENING = "lorem ipsum"
_WORDS = """
lorem ipsum dolor sit amet consectetur consectetuer adipiscing adipisicing elit sed do eiusmod tempor incididunt ut
labore et dolore magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea
commodo consequat duis aute irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint
occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum diam nonummy nibh euismod
tincidunt laoreet aliquam erat volutpat wisi exerci tation ullamcorper suscipit lobortis nisl autem vel eum iriure
hendrerit vulputate molestie illum feugiat facilisis at vero eros accumsan iusto odio dignissim blandit praesent
luptatum zzril delenit augue te feugait facilisi nam liber cum soluta nobis eleifend option congue nihil imperdiet
doming quod mazim placerat facer possim assum vestibulum ante primis faucibus orci luctus ultrices posuere cubilia
curae curabitur donec pellentesque habitant morbi tristique senectus netus malesuada fames ac turpis egestas integer
vitae justo eget arcu dictum varius mauris massa vivamus elementum semper leo nec ligula porttitor aenean tellus
dapibus viverra phasellus metus rhoncus maecenas tempus condimentum libero sem quam neque pulvinar nunc bibendum
quisque rutrum etiam felis lacus purus fringilla mi pede nullam cras ornare lectus pretium sapien sodales sagittis
venenatis proin gravida urna sollicitudin interdum risus porta fusce convallis ultricies scelerisque potenti
suspendisse iaculis dui tortor mattis a aptent taciti sociosqu litora torquent per conubia nostra inceptos himenaeos
class hac habitasse platea dictumst cursus lacinia mollis magnis dis parturient montes nascetur ridiculus mus natoque
penatibus sociis vehicula stet clita kasd gubergren no sea takimata sanctus rebum duo dolores nonumy eirmod invidunt
aliquyam voluptua accusam sadipscing elitr eos consetetur
"""
_FILLER = frozenset(_WORDS.split())
_LATIN = frozenset(
    ("et", "est", "non", "in", "quod", "qui", "quae", "cum", "ad", "ut", "sed", "enim", "esse", "autem", "ex")
)
_WORD = r"[^\W\d_]+"


@filter(
    "lorem",
    label="other",
    rules={
        "opening": "A line of filler that begins with its first words: Lorem ipsum dolor sit amet.",
        "more": "Another line of nothing but the words of such filler, on a page with the first.",
    },
    triggers=("Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n", "Lorem ipsum\n", "Donec quam felis.\n"),
)
def lorem(doc: Document) -> Iterator[Mark]:
    """Mark filler Latin.

    A page that speaks of it ("Lorem ipsum is what printers call it") is about it and keeps every line, and so does a
    Latin text.
    """
    if _OPENING not in doc.joined_keys:
        return
    openings = [i for i, folded in enumerate(doc.keys) if _OPENING in folded]
    filler = {i for i in openings if doc.keys[i].startswith(_OPENING) and _is_filler(doc.keys[i])}
    if not filler or any(i not in filler and len(doc.keys[i]) > len(_OPENING) for i in openings):
        return
    more = {i for i, folded in enumerate(doc.keys) if i not in filler and _is_filler(folded)}
    if _is_latin(doc, filler | more):
        return
    yield from (Mark(i, "opening" if i in filler else "more") for i in sorted(filler | more))


def _is_filler(folded: str) -> bool:
    words = re.findall(_WORD, folded)
    known = sum(word in _FILLER for word in words)
    return len(words) >= LEAST_WORDS and known >= LEAST_SHARE * len(words)


def _is_latin(doc: Document, filler: set[int]) -> bool:
    """Say whether the lines that are no filler are Latin, or there are none."""
    words = [word for i in doc.prose if i not in filler for word in re.findall(_WORD, doc.keys[i])]
    return sum(word in _LATIN for word in words) >= MOST_LATIN * len(words)
