"""Pages of podcasts: players' buttons, downloads and the services to listen on."""

from collections.abc import Iterator

from cleaner.filters.menus._site import led, site_labels
from cleaner.filters.registry import filter
from cleaner.page.document import Document, Mark


@filter(
    "episode",
    label="player",
    rules={
        "whole-line": "A label that only pages of podcasts have: Download episode, Play in new window.",
        "run": "Labels such as RSS feed and Apple Podcasts beside other labels of the interface.",
        "label-line": "A line of nothing but such labels.",
        "rule": "A line of dashes above or below such an appeal.",
        "leading": "A line that begins like an appeal of such a page: This episode is brought to you by Larkmoor.",
    },
    triggers=(
        "This episode is brought to you by Larkmoor.\n",
        "———\nThis episode is brought to you by Larkmoor.\n———\n",
        "Download episode\n",
        "Download episode\nRSS feed\nEmbed\n",
        "Download file | Play in new window | Embed\n",
    ),
)
def episode(doc: Document) -> Iterator[Mark]:
    """Mark the labels around an episode; its description, contents and transcript stay."""
    for hit in led(doc, "episode_lead"):
        yield Mark(hit.line, "leading", phrase=hit.entry)
        yield from (Mark(i, "rule") for i in (hit.line - 1, hit.line + 1) if _is_rule(doc, i))
    yield from site_labels(doc, "episode", "episode_weak")


def _is_rule(doc: Document, i: int) -> bool:
    return 0 <= i < len(doc) and not doc.keys[i]
