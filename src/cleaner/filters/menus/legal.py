"""Legal lines: copyright, rights, links to policies, and the imprint at a page's end."""

import re
from collections.abc import Iterator

from cleaner.filters.menus.bars import bar_of
from cleaner.filters.registry import filter
from cleaner.lexicon.matcher import PhraseMatch
from cleaner.page.document import Document, Mark
from cleaner.page.edges import edges_without
from cleaner.text.sentences import PROSE_CHARS, count_words, ends_sentence

MAX_LEGAL_CHARS = 400
"""Maximum length of a line with a number of registration, the links behind it included."""

MAX_NOTICE_WORDS = 25
"""Words of a notice above or among running text; a longer line may be an article's sentence."""

MAX_PHRASE_WORDS = 5
"""A line of so few words that holds a phrase about rights says nothing else."""

_REGISTER = (
    r"(?:\b(?:vat|tva|iva|btw|ust-?id(?:nr)?|ust\.?-?nr|uid|cvr|kvk|siret|siren|rcs|cif|nif|nip|regon|krs|dič|ičo"
    r"|hrb|hra|abn|acn|gstin|cnpj|cuit|инн|огрн|єдрпоу|issn|mersis|company (?:no|number|reg)|registered (?:in|no)"
    r"|amtsgericht|эл №|свидетельство)(?!\w)"
    r"|icp[备備证]|公网安备|许可证|登録番号|사업자등록번호|통신판매업|등록번호).{0,60}?\d[\d. -]{3}"
)
"""Names and abbreviations of registers of companies, taxes and papers, with a number; many languages share them."""

_BAR = bar_of("legal")


@filter(
    "legal",
    label="legal",
    rules={
        "copyright": "A copyright sign and a year: © 2021 Varn Media Ltd.",
        "rights": "A sentence about rights, or what the site runs on: All rights reserved.",
        "run": "Links such as Privacy policy and Terms of use, beside other labels of the interface.",
        "label-line": "A line of nothing but such links: Privacy Terms Imprint.",
        "imprint": "A number of registration below the article: of the company, its taxes, the paper.",
    },
    triggers=(
        "© 2021 Varn Media. All rights reserved.\n",
        "Privacy policy\nTerms of use\nImprint\n",
        "VAT: 123456789\n",
    ),
)
def legal(doc: Document) -> Iterator[Mark]:
    """Mark the legal lines around an article.

    A licence begins with a copyright line, a photograph has one under it, and an article on copyright says "all rights
    reserved" in a sentence. So above and among running text only short lines go, that begin with the sign or hold
    little else than the phrase, and that no paragraph follows.
    """
    yield from _BAR.mark(doc)
    rights = [hit for hit in doc.phrases.inside("copyright") if f'"{hit.phrase}' not in doc.keys[hit.line]]
    end = edges_without(doc, {hit.line for hit in rights if _may_end(doc, hit)}).end
    for hit in rights:
        if hit.line > end or _is_notice(doc, hit.line):
            yield Mark(hit.line, "rights", phrase=hit.entry)
    for block in doc.harvest.blocks_of("copyright"):
        i = block.lines[0]
        if block.rule == "copyright" and (i > end or (block.whole and _is_notice(doc, i))):
            yield Mark(i, block.rule)
    for i in doc.phrases.numbered:
        if i > end and len(doc.keys[i]) <= MAX_LEGAL_CHARS and re.search(_REGISTER, doc.keys[i]):
            yield Mark(i, "imprint")


def _may_end(doc: Document, hit: PhraseMatch) -> bool:
    """Return whether a line about rights is short, has the sign or begins with the phrase: no last paragraph does."""
    line = doc.lines[hit.line]
    return count_words(line) <= MAX_NOTICE_WORDS or "©" in line or doc.keys[hit.line].startswith(hit.phrase)


def _is_notice(doc: Document, i: int) -> bool:
    """Return whether a line above or among running text is a notice: short, with the sign or no sentence, and alone.

    A licence goes on with its text below the copyright line.
    """
    line, below = doc.lines[i], "".join(doc.lines[i + 1 : i + 2])
    if count_words(line) > MAX_NOTICE_WORDS or (len(below) >= PROSE_CHARS and ends_sentence(below)):
        return False
    return "©" in line or count_words(line) <= MAX_PHRASE_WORDS
