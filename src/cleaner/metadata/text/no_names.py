"""Words that end headings and labels of pages and no person's name: Image Credits, Social Sharing."""

_TOPICS = """
    accessories announcements apps business collection collections community company culture deals development
    economy engineering entertainment equipment fashion feature finance fitness gaming hardware health healthy
    industry insurance investing leadership lifestyle management nutrition offers parenting politics
    productivity promo science security software sports strategies strategy taxes technology travel webinars
    wellness whitepapers gesundheit kultur politik ratgeber reisen strategie technik wirtschaft wissenschaft
    ciencia cultura deportes economía política salud tecnología ciência esportes saúde économie politique santé
    sciences voyages economia politica salute scienza tecnologia cultuur economie gezondheid politiek
    wetenschap gospodarka kultura nauka polityka zdrowie ekonomi sağlık siyaset spor teknoloji здоровье
    культура наука политика спорт экономика економіка здоров'я політика
"""
TOPICS = frozenset(_TOPICS.split())
"""What sites sort their pages into; a firm whose name a byline gives may have such a word in it."""

NO_NAMES = frozenset(
    (
        *("ads", "advice", "alerts", "analysis", "app", "archive", "archives", "article", "articles", "basics", "blog"),
        *(
            "blogs",
            "books",
            "calendar",
            "careers",
            "catalog",
            "categories",
            "center",
            "centre",
            "checklist",
            "comments",
        ),
        *(
            "contact",
            "content",
            "contents",
            "contributors",
            "courses",
            "credit",
            "credits",
            "data",
            "details",
            "download",
        ),
        *(
            "downloads",
            "edition",
            "editing",
            "education",
            "events",
            "examples",
            "experience",
            "faqs",
            "features",
            "feed",
        ),
        *(
            "gallery",
            "guide",
            "guides",
            "help",
            "highlights",
            "history",
            "ideas",
            "images",
            "index",
            "info",
            "information",
        ),
        *(
            "insights",
            "inspiration",
            "instructions",
            "issues",
            "jobs",
            "language",
            "learning",
            "library",
            "links",
            "list",
        ),
        *(
            "lists",
            "login",
            "map",
            "marketing",
            "media",
            "members",
            "menu",
            "methodology",
            "news",
            "newsletter",
            "notes",
        ),
        *(
            "options",
            "overview",
            "page",
            "pages",
            "photos",
            "plans",
            "podcast",
            "podcasts",
            "policy",
            "posts",
            "pricing",
        ),
        *("products", "profile", "program", "projects", "rankings", "recipes", "references", "report", "reports"),
        *(
            "research",
            "resources",
            "results",
            "reviews",
            "search",
            "section",
            "services",
            "settings",
            "share",
            "sharing",
        ),
        *(
            "shop",
            "sidebar",
            "sites",
            "solutions",
            "sources",
            "statistics",
            "stories",
            "story",
            "subscription",
            "summary",
        ),
        *(
            "support",
            "takeaways",
            "terms",
            "test",
            "thoughts",
            "tips",
            "tools",
            "topics",
            "training",
            "trends",
            "trial",
        ),
        *("tutorials", "updates", "us", "videos", "website", "work", "inhalt", "themen", "übersicht", "beiträge"),
        *("artikel", "noticias", "artículos", "articles", "actualités", "notizie", "новости", "статьи"),
    )
)
