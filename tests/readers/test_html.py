"""What is read of HTML: lines, facts of their elements, links and emphasis; what is HTML; encodings; warnings."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import cleaner
from cleaner.page.elements import Elements
from cleaner.readers import html as reader
from cleaner.readers import input as page_input
from cleaner.readers.decode import declared_charset
from cleaner.readers.html import HtmlPage, read_html
from cleaner.readers.input import is_html, read_page


class Fragment(NamedTuple):
    """HTML and what should be read of it: `= tag facts | text` for each line, `~ kind | text | value` for inlines."""

    about: str
    html: str
    lines: list[str]
    inlines: list[str]


def fragments() -> list[Fragment]:
    """Read `html_fragments.txt`: a comment, HTML, lines, inlines, and an empty line between two fragments."""
    text = Path(__file__).with_name("html_fragments.txt").read_text(encoding="utf-8")
    found = []
    for block in re.split(r"\n\n(?=# )", text.rstrip("\n")):
        about, *rows = block.split("\n")
        lines = [row[2:] for row in rows if row.startswith("= ")]
        inlines = [row[2:] for row in rows if row.startswith("~ ")]
        source = "\n".join(row for row in rows if not row.startswith(("= ", "~ ")))
        found.append(Fragment(about.removeprefix("# "), source, lines, inlines))
    return found


def facts(elements: Elements, number: int) -> str:
    """Return an element's tag and what its place says, in words."""
    place = elements.places[number]
    words = [elements.tags[number]]
    words += [name for name in ("hidden", "code", "caption") if getattr(place, name)]
    words += [f"h{place.heading}"] if place.heading else []
    words += [f"{name}={getattr(place, name)}" for name in ("lists", "quotes") if getattr(place, name)]
    words += [f"in {place.landmark}"] if place.landmark else []
    words += ["cell"] if place.cell >= 0 else ["row"] if place.row >= 0 else []
    return " ".join(words)


def lines_of(page: HtmlPage) -> list[str]:
    texts = [line for line in page.text.split("\n") if line.strip()]
    return [f"{facts(page.elements, n)} | {text}" for n, text in zip(page.elements.lines, texts, strict=True)]


@pytest.mark.parametrize("fragment", fragments(), ids=lambda fragment: fragment.about)
def test_fragment(fragment: Fragment) -> None:
    page = read_html(fragment.html)
    assert lines_of(page) == fragment.lines
    assert [f"{i.kind} | {page.text[i.start : i.end]} | {i.value}".rstrip() for i in page.elements.inlines] == [
        line.rstrip() for line in fragment.inlines
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("  a \n  b\t\tc  ", "a b c"),
        ("a\u2028b\x0cc\x1cd\x85e", "a b c d e"),
        ("\ufeff<p>a\ufeffb", "a\ufeffb"),
        ("<p>a\0b", "ab"),
        ("<p>a\ud800b", "a\ufffdb"),
        ("<pre>a\r\nb\rc\x0cd</pre>", "a\nb\nc\nd"),
        ("<p>a\r\nb", "a b"),
        ("", ""),
        ("\0", ""),
        ("<", "<"),
        ("<!doctype html>", ""),
        ("<html></html>", ""),
        ("no tag at all", "no tag at all"),
    ],
)
def test_odd_characters_and_empty_pages(html: str, text: str) -> None:
    assert read_html(html).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<span>4 May</span><a>By Ana</a>", "4 May By Ana"),
        ("<b>Accessories</b><span>1385</span>", "Accessories 1385"),
        ("<div><span>HOKA</span><span>Stinson</span></div>", "HOKA Stinson"),
        ("<span><i>2021</i></span><span>Read</span>", "2021 Read"),
    ],
)
def test_neighbours_that_are_two_words_are_parted(html: str, text: str) -> None:
    assert read_html(html).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<span>T</span>he end", "The end"),
        ("<span>T</span><span>he</span>", "The"),
        ("<b>un</b>believable", "unbelievable"),
        ("<b>un</b><i>believable</i>", "unbelievable"),
        ("<b>Java</b>Script", "JavaScript"),
        ("<i>i</i><b>Phone</b>", "iPhone"),
        ("<span>H</span><span>E</span><span>L</span>", "HEL"),
        ("<span>9</span><span>9</span><span>50</span>", "9950"),
        ("<span>Green</span><sup>12</sup>", "Green12"),
        ("<code><span>get</span><span>Name</span></code>", "getName"),
        ("<pre><span>get</span><span>Name</span></pre>", "getName"),
        ("<span>get</span><wbr><span>Name</span>", "getName"),
        ("<span>21</span><sup>st</sup>", "21st"),
    ],
)
def test_neighbours_that_may_be_one_word_are_not(html: str, text: str) -> None:
    assert read_html(html).text == text


def test_a_parted_link_begins_behind_the_blank() -> None:
    page = read_html("<span>4 May</span><a href=x>Ana Roth</a>")
    (link,) = page.elements.inlines
    assert page.text[link.start : link.end] == "Ana Roth"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html>",
        "\ufeff \n<!doctype html>",
        "<!-- saved from a page -->\n<!DOCTYPE html>\n<html>",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'><html>",
        "<HTML><BODY>It rained.</BODY>",
        "<html lang='en'",
        "<body class=x>It rained.",
        "<title>Varn</title>It rained.",
        "<head><meta charset=utf-8></head>",
        "<x:html xmlns:x='http://www.w3.org/1999/xhtml'>",
        "<p>It rained.</p>",
        "<p> It rained.</p>",
        "<p class=x> it rained</p>",
        "<div>a</div>\n<div>b</div>\n",
        "<ul><li>a<li>b</ul>",
        "<li>a</li><li>b</li>",
        "<tr><td>a</td></tr>",
        "<a href='/'>Varn</a>",
        "<!doctype><p>a</p>",
        "<script>x</script><div>a</div>",
        "<table><tr><td>a</table>",
    ],
)
def test_is_html(text: str) -> None:
    assert is_html(text)
    assert read_page(text).html


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<",
        "<>",
        "It rained.<br>All day.<br>",
        "# Varn\n\n<b>Ferries</b> run daily.",
        "<h1 align=center>Varn</h1>\n\n## Install\n\n    pip install varn\n",
        "<p> begins a paragraph.",
        "<p> begins a paragraph, which is ended by </p>",
        "<html> is the root element of a page.",
        "<title> names a page.",
        "<body> and <head> are its children.",
        "< p>a</p>",
        "<ana@varn.example> wrote:\n> It rained.",
        "<Ana> Hello.\n<Ben> Hello, hello.",
        "<3 you all </3>",
        "<i.e. this>",
        "if a < b and c > d: print('</p>')",
        '{"html": "<p>a</p>"}',
        "2021-03-03 12:00 <info> started </info>",
        "<info> started </info>",
        "<?php echo 1 ?><p>a</p>",
        "> <p>quoted</p>",
        "text <html><body>a</body></html>",
    ],
)
def test_is_text(text: str) -> None:
    assert not is_html(text)
    assert read_page(text).html is None
    assert read_page(text).text == text


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("<?xml version='1.0'?><rss version='2.0'><channel>", page_input.XML),
        ("<rss version='2.0'><channel><title>Varn</title></channel></rss>", page_input.XML),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", page_input.XML),
        ("<h1>Varn</h1> and all that follows is text.", page_input.MARKUP),
    ],
)
def test_doubts_are_told(text: str, warning: str) -> None:
    assert read_page(text).warnings == (warning,)
    assert read_page(text, "text").warnings == ()
    assert read_page(text, "html").html


def test_kinds_may_be_forced() -> None:
    assert cleaner.clean("<p>It rained.</p>", kind="text").body == "<p>It rained.</p>"
    assert cleaner.clean("It rained.<br>All day.", kind="html").body == "It rained.\nAll day."


SENTENCES = {
    "windows-1251": "Порт Варна снова открыт, говорит Ана Рот.",
    "koi8-r": "Порт Варна снова открыт, говорит Ана Рот.",
    "iso-8859-1": "Der Hafen ist wieder geöffnet, sagt Zoë.",
    "shift_jis": "港は月曜日に再び開いた。",
    "euc-jp": "港は月曜日に再び開いた。",
    "iso-2022-jp": "港は月曜日に再び開いた。",
    "gb18030": "港口星期一重新开放。",
    "gb2312": "港口星期一重新开放。",
    "big5": "港口星期一重新開放。",
    "euc-kr": "항구가 다시 열렸다.",
    "utf-8": "Порт — 港口 — 항구.",
}


@pytest.mark.parametrize("declaration", ["<meta charset={}>", "<meta http-equiv=x content='text/html; charset={}'>"])
@pytest.mark.parametrize("encoding", SENTENCES)
def test_declared_encodings(encoding: str, declaration: str) -> None:
    raw = f"<html><head>{declaration.format(encoding)}</head><body><p>{SENTENCES[encoding]}</p>".encode(encoding)
    page = read_page(raw)
    assert page.text == SENTENCES[encoding]
    assert page.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-2022-jp"])
def test_undeclared_encodings(encoding: str) -> None:
    text = SENTENCES["iso-2022-jp"] if encoding == "iso-2022-jp" else SENTENCES["koi8-r"]
    assert read_page(f"<html><body><p>{text}</p></body></html>".encode(encoding)).text == text


@pytest.mark.parametrize(
    "name",
    [
        *("undefined", "hex", "zlib", "rot13", "idna", "punycode", "unicode_escape", "utf-7", "utf-16", "mbcs"),
        *("x-varn", "../../etc/passwd", "a" * 5000, "\x1b[31m", "utf-8\0"),
    ],
)
def test_hostile_names_of_encodings_are_passed_over(name: str) -> None:
    declaration = f"<html><meta charset='{name}'><p>".encode()
    assert declared_charset(declaration) in {None, "utf-8"}
    assert read_page(declaration + "Порт".encode()).text == "Порт"
    assert read_page(declaration + b"caf\xe9 \xff\xfe\xfd").text.startswith("caf")


def test_wrong_and_hidden_declarations() -> None:
    text = SENTENCES["koi8-r"]
    wrong = f"<html><meta charset=koi8-r><p>{text}".encode()
    assert read_page(wrong).text == text
    commented = f"<!-- <meta charset=koi8-r> --><html><meta charset=windows-1251><p>{text}".encode("cp1251")
    assert read_page(commented).text == text
    xml = f"<?xml version='1.0' encoding='koi8-r'?><!doctype html><html><body><p>{text}".encode("koi8-r")
    assert read_page(xml).text == text
    late = f"<html>{' ' * 5000}<meta charset=windows-1251><p>{text * 3}".encode("cp1251")
    assert read_page(late).text == text * 3


SHELL_PAGE = "<html><head><script src=a.js></script></head><body><div id=root></div></body></html>"


@pytest.mark.parametrize(
    ("html", "warnings"),
    [
        (SHELL_PAGE, (reader.SHELL,)),
        (SHELL_PAGE.replace("</div>", "<p>Varn</p></div>"), ()),
        (f"<html><body><discourse-x></discourse-x>{'<link href=a.css>' * 100}", (reader.SHELL,)),
        (f"<html><body><p>Call the pier office in Varn any day, or come by.</p>{'<script>x</script>' * 99}", ()),
        ("<p>Closed.</p>", ()),
        ("<frameset><frame src=a><frame src=b></frameset>", (reader.FRAMES,)),
        ("<div>" * 3000 + "It rained all day on Monday in Varn.<p>" * 9, (reader.DEEP,)),
    ],
)
def test_warnings(html: str, warnings: tuple[str, ...]) -> None:
    assert read_html(html).warnings == warnings


def test_text_for_pages_without_scripts_is_read_where_it_is_most() -> None:
    post = "<p>The ferry left Varn at six, and nobody was on board.</p>"
    assert "ferry" not in read_html(f"<body><p>{'It rained. ' * 99}</p><noscript>{post}</noscript>").text
    assert "ferry" in read_html(f"<body><p>Forum</p><noscript>{post * 9}</noscript>").text
