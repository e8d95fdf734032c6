"""Hypothesis strategies for pages: any text, text woven of everything that filters look for, and honest prose."""

from itertools import accumulate

from hypothesis import strategies as st

from cleaner.lexicon.phrases import load
from cleaner.readers.input import is_html

KINDS = (
    *("teaser", "teaser_weak", "read_more", "listen", "player", "media_heading", "icon_word", "icon_name", "byline"),
    *("published", "updated", "weekdays", "date_words", "am", "pm", "and", "role", "reading_time", "stop_words"),
)

CUES = sorted({phrase for kind in KINDS for phrase in load().phrases(kind)} | set(load().months()))
TIMES = ["0:00", "24:55", "00:00", "0:0024:55", "0:00 / 3:25", "1:02:03", "-0:30", "18:19", "1x", "75%", "99:99"]
DATES = ["18 May, 2021 18:19", "2021-05-18T18:19Z", "04/05/2017", "3. März 2021", "2021年5月18日", "18 мая 2021"]
NAMES = ["By Ana Roth", "Von Ana Roth | 3. März 2021", "作者：林晓筠", "Ana Roth and Ben Ito", "Author:"]
HEADLINES = ["Port strike enters third day", "Who owns the wind?", "Limandaki grev bitti", "港口罢工进入第三天"]
SENTENCES = [
    "It rained all day on Monday.",
    "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end this week at all.",
    "码头工人说没有人相信这件事会在这个星期之内结束，等候的船只已经排到了外海，港口的灯却一直亮着没有熄灭。",
    '"Yes," he said.',
]
LIGATURES = "menu search arrow_back chevron_right close"
ICONS = ["icon homeicon searchicon close", "HomeIconSearchIconMenuIcon", "icon", LIGATURES]
SEPARATORS = [":", "：", " | ", " – ", " > ", "»", ", ", ". ", "...", "!", "(", '"']
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\x0c", "\x1c", "\n \n"]
SPACES = [" ", " ", " ", "\u00a0", "\t", "\u3000", ""]
ODD = ["\u200f", "\u202e", "\u200b", "\ufeff", "\u00ad", "\0", "\ud800", "\udc80", "\u0301", "İ", "ı", "أ", "\x1f", "𝔘"]

anything = st.text(st.characters(exclude_categories=()), max_size=200)
"""Any string at all, lone surrogates and control characters included."""

_cue = st.builds(lambda cue, how: how(cue), st.sampled_from(CUES), st.sampled_from([str, str.upper, str.title]))
_fixed = st.sampled_from([*TIMES, *DATES, *NAMES, *HEADLINES, *SENTENCES, *ICONS])
_joint = st.sampled_from([*BREAKS, *SPACES, *SEPARATORS])
_piece = st.one_of(_cue, _fixed, _fixed, _joint, _joint, st.sampled_from(ODD), st.text(max_size=4))

woven = st.lists(st.tuples(_piece, _joint), max_size=24).map(lambda rows: "".join(a + b for a, b in rows))
"""Text of everything that filters look for, in any order and joined by anything."""

pages = st.one_of(woven, anything).filter(lambda page: not is_html(page))
"""Flat text; of what is taken for HTML other text is read."""

_WORDS = (
    *("harbour", "bridge", "river", "ferry", "council", "nobody", "garden", "letter", "winter", "cable", "engine"),
    *("read", "more", "update", "watch", "listen", "live", "video", "icon", "podcast", "play", "stop", "by", "from"),
    *("on", "at", "related", "see", "also", "new", "home", "search"),
)
"""Words of prose, among them those that cues are made of."""

# No word stands twice in a sentence: "icon video icon new icon search icon" is no prose but what the filters look for.
_sentence = st.builds(
    lambda words, comma: f"{' '.join(words[:comma])}, {' '.join(words[comma:])}.".capitalize(),
    st.lists(st.sampled_from(_WORDS), min_size=9, max_size=16, unique=True),
    st.integers(4, 6),
)


@st.composite
def paragraphs(draw: st.DrawFn, least: int = 0, most: int = 6) -> list[str]:
    """Draw paragraphs of one to four sentences; none says what another one says, which honest prose does not either."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=least, max_size=most))
    count = sum(sizes)
    sentences = draw(st.lists(_sentence, min_size=count, max_size=count, unique_by=lambda sentence: sentence[:20]))
    ends = list(accumulate(sizes))
    return [" ".join(sentences[end - size : end]) for size, end in zip(sizes, ends, strict=True)]


_gap = st.sampled_from(["\n", "\n\n", "\r\n"])
prose = st.builds(lambda rows, gap: gap.join(rows), paragraphs(), _gap)
"""Paragraphs of whole sentences, with nothing between them."""

_teaser = st.builds(
    lambda cue, headline: f"{cue.upper()}: {headline}",
    st.sampled_from(sorted(load().phrases("teaser"))),
    st.sampled_from(HEADLINES),
)
_PLAYERS = ["0:00\n24:55", "Podcasts\n0:00\n24:55", "Play\nMute\n0:00 / 3:25", "Listen to this article"]
_block = st.one_of(_teaser, st.sampled_from([*_PLAYERS, "Read more »"]))
_HEADS = ["18 May, 2021 18:19", "By Nell Ortega", ICONS[0], ICONS[1], HEADLINES[0]]
_head = st.lists(st.sampled_from(_HEADS), max_size=4, unique=True)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Draw a page as sites write them: a head, and paragraphs with a block of boilerplate between some of them."""
    rows = draw(_head)
    for paragraph in draw(paragraphs(least=1, most=5)):
        rows.append(paragraph)
        rows.extend(draw(st.lists(_block, max_size=1)))
    return draw(st.sampled_from(["\n", "\n\n"])).join(rows)
