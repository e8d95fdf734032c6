"""What a page is about or made of: code is honest on a page about code, and so are copies in a thread."""

from collections import Counter
from collections.abc import Container

from cleaner.page.document import Document
from cleaner.page.edges import Edges

LEAST_TERMS = 2
"""Different terms of programming in the running text of a page that make it one about code."""

LEAST_TIMES = 3
"""Times that a single one of these terms does so."""

MOST_REPLIES = 2
"""Labels like "Reply" between the paragraphs of an article; more make a thread, in which people quote each other."""

_TERMS = frozenset(
    (
        *("javascript", "typescript", "jquery", "json", "html", "css", "scss", "php", "xml", "yaml", "toml", "sql"),
        *("python", "django", "flask", "jinja", "jinja2", "twig", "smarty", "mustache", "handlebars", "angular", "vue"),
        *("code", "async", "struct", "enum", "rust", "golang", "kotlin", "runtime", "stdout", "iterator", "iterators"),
        *("wordpress", "drupal", "shopify", "shortcode", "shortcodes", "plugin", "plugins", "template", "templates"),
        *("placeholder", "placeholders", "snippet", "snippets", "syntax", "markup", "markdown", "stylesheet", "dom"),
        *("variable", "variables", "boolean", "const", "regex", "compiler", "localhost", "github", "npm", "repo"),
        *(
            "linux",
            "ubuntu",
            "debian",
            "bash",
            "sudo",
            "console",
            "script",
            "scripts",
            "api",
            "apis",
            "sdk",
            "url",
            "urls",
            "schema",
            "seo",
        ),
        *("backend", "frontend", "programming", "programmer", "programmers"),
        *("vorlage", "vorlagen", "platzhalter", "quelltext", "quellcode", "programmierer"),
        *("plantillas", "marcadores", "modèles", "balise", "balises", "extrait", "segnaposto", "szablon", "szablony"),
        *("шаблон", "шаблоны", "шаблона", "шаблонов", "плагин", "плагины", "скрипт", "скрипты", "код", "кода"),
        *("şablon", "eklenti", "değişken", "قالب", "القالب", "टेम्पलेट", "प्लगइन", "템플릿", "플러그인", "변수", "함수"),
    )
)
_UNSPACED_LANGUAGES = ("zh", "ja")
_UNSPACED_TERMS = (
    *("模板", "代码", "函数", "变量", "插件", "程序员"),
    *("テンプレート", "プラグイン", "ソースコード", "関数", "変数"),
)
_SIGNS = ("", *'.,:;)?"')
_WRITTEN = {f"{before}{term}{after}": term for term in _TERMS for before in ("", "(", '"') for after in _SIGNS}
"""The terms as they stand in a text, with the signs around them."""


def is_about_code(doc: Document, leaked: Container[int]) -> bool:
    """Say whether the running text of a page speaks of code, markup or templates, so that they may be its subject.

    Args:
        doc: the page.
        leaked: the lines in question, which do not speak for themselves.

    The time is linear in the page; ask only once something was found.

    >>> is_about_code(Document("A template holds placeholders for what changes.\\n{{ name }}"), {1})
    True
    """
    unspaced = doc.language in _UNSPACED_LANGUAGES
    text = "\n".join([doc.keys[i] for i in (range(len(doc)) if unspaced else doc.prose) if i not in leaked])
    found = Counter([_WRITTEN[word] for word in text.split() if word in _WRITTEN])
    if unspaced:
        found.update({term: text.count(term) for term in _UNSPACED_TERMS if term in text})
    return len(found) >= LEAST_TERMS or max(found.values(), default=0) >= LEAST_TIMES


def is_thread(doc: Document, edges: Edges) -> bool:
    """Say whether the running text of a page is made of posts, between which labels like "Reply" and "Quote" stand."""
    replies = [hit for hit in doc.phrases.whole("comment_weak") if edges.start < hit.line < edges.end]
    return len(replies) > MOST_REPLIES
