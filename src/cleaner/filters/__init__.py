"""The filters by family. Each family is a folder; this catalogue says in which of its files a filter is written."""

FAMILIES = {
    "head": "The article's head, kept as metadata",
    "players": "Players and lists of episodes",
    "menus": "Menus, bars and lines of labels",
    "notices": "What a page says about itself",
    "links": "Links to other articles",
    "credits": "Captions, credits and bios beside the text",
    "sites": "Labels of certain kinds of sites",
    "leftovers": "What flattening leaves",
    "copies": "Text that stands twice",
    "around": "What the lines around it give away",
}
"""What each family is about, in the order in which they are listed."""

CATALOGUE: dict[str, dict[str, str]] = {
    "head": dict.fromkeys(("breadcrumb", "byline", "date", "reading-time", "stamp", "title"), "candidates"),
    "players": dict.fromkeys(("inline-player", "player", "podcast"), "players"),
    "menus": {
        **dict.fromkeys(("calendar", "docs", "episode", "form", "gallery"), "bars"),
        **dict.fromkeys(("live-blog", "login", "recipe", "tools"), "bars"),
        "contents": "contents",
        "language-switcher": "language_switcher",
        "legal": "legal",
        "navigation": "navigation",
        "pagination": "pagination",
        "share": "share",
    },
    "notices": {
        **dict.fromkeys(("adblock", "app-prompt", "browser-notice", "disclosure", "donation", "paywall"), "notices"),
        "ad": "ad",
        "consent": "consent",
        "newsletter": "newsletter",
    },
    "links": {"related": "related", "tag": "tag", "teaser": "teaser"},
    "credits": {"bio": "bio", "caption": "caption", "credit": "credit", "syndication": "credit"},
    "sites": {"comment": "comment", "forum": "forum", "select-list": "select_list", "shop": "shop"},
    "leftovers": {
        **dict.fromkeys(("link-number", "markdown-link"), "markup"),
        "embed": "embed",
        "icon": "icon",
        "screen-reader": "screen_reader",
        "template": "template",
    },
    "copies": {"duplicate": "duplicate"},
    "around": {"context": "context", "readability": "context", "head-run": "runs", "tail-run": "runs"},
}
"""For each family, its filters' names and the file of each."""
