"""What stands in brackets in place of a picture: [Image: IMG_2071.jpg]."""

import re
from collections.abc import Iterator

from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark
from cleaner.text.lazy import pattern
from cleaner.text.normalize import normalize
from cleaner.text.sentences import ends_sentence

MOST_CHARS = 240
"""A line in brackets is no longer than this."""

MOST_NAME_WORDS = 4
"""Words before the colon that say what the picture is: podcast cover art."""

MOST_CAPTION_WORDS = 20
"""Words of the caption below."""

_FILE = pattern(r"[^\s:/]{1,80}\.(?:jpe?g|png|gif|webp|svg|avif|mp4)", re.IGNORECASE)


@filter(
    "placeholder",
    label="caption",
    rules={
        "image": "A line in brackets that names a picture and what it shows: [Photo: a boat at dawn].",
        "file": "A line in brackets that is a picture's file: [IMG_2071.jpg].",
        "caption": "A line below such a one that begins like a credit: Photo by my brother.",
    },
    triggers=("[Image: a boat at dawn]\nPhoto by my brother\n", "[IMG_2071.jpg]\n"),
)
def placeholder(doc: Document) -> Iterator[Mark]:
    """Mark what stands in brackets in place of a picture, and the caption below it.

    A line in brackets is also a remark of an editor or a line of code; so it must say that it is a picture.
    """
    if "[" not in doc.source:
        return
    leading = {hit.line: hit for hit in doc.phrases.leading("caption")}
    for i in [i for i, line in enumerate(doc.lines) if line[0] == "[" and line[-1] == "]" and len(line) <= MOST_CHARS]:
        inner = doc.lines[i][1:-1].strip()
        rule = "file" if _FILE.fullmatch(inner) else "image" if _is_image(doc, inner) else ""
        if not rule:
            continue
        yield Mark(i, rule)
        below = doc.lines[i + 1] if i + 1 in leading else ""
        if below and len(below.split()) <= MOST_CAPTION_WORDS and not ends_sentence(below):
            yield Mark(i + 1, "caption", phrase=leading[i + 1].entry)


def _is_image(doc: Document, inner: str) -> bool:
    name, colon, rest = inner.replace("：", ":").partition(":")
    words = normalize(name).split()
    if len(words) > MOST_NAME_WORDS or "[" in inner or (colon and not rest.strip()):
        return False
    whole = doc.phrases.table.whole
    phrases = (" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    known = any("caption" in whole.get(phrase, ((), ""))[0] for phrase in phrases)
    return known and (bool(colon) or len(words) == 1)
