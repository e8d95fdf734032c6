"""The filters by family. Each family is a folder; this catalogue says in which of its files a filter is written."""

CATALOGUE: dict[str, dict[str, str]] = {
    # the article's head, kept as metadata
    "head": {
        "breadcrumb": "candidates",
        "byline": "candidates",
        "date": "candidates",
        "reading-time": "candidates",
        "stamp": "candidates",
        "title": "candidates",
    },
    # players and lists of episodes
    "players": {
        "inline-player": "players",
        "player": "players",
        "podcast": "players",
    },
    # menus, bars and lines of labels
    "menus": {
        "calendar": "bars",
        "contents": "contents",
        "docs": "bars",
        "episode": "bars",
        "form": "bars",
        "gallery": "bars",
        "language-switcher": "language_switcher",
        "legal": "legal",
        "live-blog": "bars",
        "login": "bars",
        "navigation": "navigation",
        "pagination": "pagination",
        "recipe": "bars",
        "share": "share",
        "tools": "bars",
    },
    # what a page says about itself
    "notices": {
        "ad": "ad",
        "adblock": "notices",
        "app-prompt": "notices",
        "browser-notice": "notices",
        "consent": "consent",
        "disclosure": "notices",
        "donation": "notices",
        "newsletter": "newsletter",
        "paywall": "paywall",
    },
    # links to other articles
    "links": {
        "related": "related",
        "tag": "tag",
        "teaser": "teaser",
    },
    # captions, credits and bios beside the text
    "credits": {
        "bio": "bio",
        "caption": "caption",
        "credit": "credit",
        "syndication": "credit",
    },
    # labels of certain kinds of sites
    "sites": {
        "comment": "comment",
        "forum": "forum",
        "select-list": "select_list",
        "shop": "shop",
    },
    # what flattening leaves
    "leftovers": {
        "embed": "embed",
        "icon": "icon",
        "link-number": "markup",
        "markdown-link": "markup",
        "screen-reader": "screen_reader",
        "template": "template",
    },
    # text that stands twice
    "copies": {
        "duplicate": "duplicate",
    },
    # what the lines around it give away
    "around": {
        "context": "context",
        "head-run": "runs",
        "readability": "context",
        "tail-run": "runs",
    },
}
"""For each family, its filters' names and the file of each."""

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
