"""The types of schema.org that matter: what a page may be about."""

ARTICLES = frozenset(
    (
        *("article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"),
        *("backgroundnewsarticle", "reviewnewsarticle", "advertisercontentarticle", "satiricalarticle", "techarticle"),
        *("scholarlyarticle", "medicalscholarlyarticle", "report", "liveblogposting", "socialmediaposting", "review"),
        *("discussionforumposting", "question", "recipe", "howto", "podcastepisode", "videoobject", "creativework"),
        *("course", "event", "book", "movie", "dataset", "apireference", "learningresource", "claimreview"),
    )
)
"""Texts with authors and dates, and works that a page may be all about."""

WEAK = frozenset(
    ("videoobject", "review", "claimreview", "event", "book", "movie", "creativework", "dataset", "course")
)
"""Those of them that as often are about a part of the page as about all of it."""

PRODUCTS = frozenset(("product", "productgroup", "softwareapplication", "service", "jobposting", "mobileapplication"))
"""What a page offers; it has a name, but no author."""

PAGES = frozenset(
    (
        *("webpage", "itempage", "collectionpage", "aboutpage", "contactpage", "faqpage", "qapage", "profilepage"),
        *("medicalwebpage", "checkoutpage", "searchresultspage"),
    )
)
"""The page as such."""

FORUMS = frozenset(("discussionforumposting", "qapage", "question", "socialmediaposting"))
"""What people ask and answer, in a forum or below a question."""

SITES = frozenset(("website", "organization", "newsmediaorganization", "corporation"))
"""Whose page it is."""


def kind_of(types: frozenset[str]) -> str:
    """Return what a page with an object of these types is, in short: news, article, forum, product; "" for any other.

    >>> kind_of(frozenset(["newsarticle"])), kind_of(frozenset(["techarticle"])), kind_of(frozenset(["webpage"]))
    ('news', 'article', '')
    """
    if any(one.endswith("newsarticle") for one in types):
        return "news"
    if types & FORUMS:
        return "forum"
    if any(one.endswith(("article", "blogposting")) for one in types):
        return "article"
    return "product" if types & PRODUCTS else ""
