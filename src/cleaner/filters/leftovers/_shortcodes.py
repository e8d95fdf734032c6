"""Commands that publishing systems write in square brackets."""

from collections.abc import Iterator

from cleaner.text.lazy import pattern

_SHORTCODE = pattern(
    r"(?<!\[)\[(/?)([a-z][a-z0-9_-]{1,30})((?:[\s=][^\[\]]{0,300})?)/?\](?!\])",
)
_ATTRIBUTE = pattern(r"\s[a-z][a-z0-9_-]{1,30}=(?:[\"'“”″‘’»]|&quot;|\d+(?:\s|$))")

_NAMES = frozenset(
    (
        *("gallery", "playlist", "embed", "contact-form", "contact-form-7", "cookie_declaration", "cookie_policy"),
        *("mc4wp_form", "adrotate", "elementor-template", "rev_slider", "metaslider", "sliderpro", "wpforms", "toc"),
        *("ninja_form", "ninja_forms", "gravityform", "gravityforms", "tablepress", "googlemaps", "instagram-feed"),
        *("add_to_cart", "product_page", "woocommerce_cart", "recent_products", "wp_ad_camp", "addtoany", "fb_button"),
        *("pullquote", "dropcap", "clear", "divider", "spacer", "su_spacer", "su_divider", "read_more", "ad_unit"),
    )
)
_ENCLOSING = frozenset(("caption", "video", "audio", "embed", "gallery", "button", "pullquote", "dropcap", "column"))
_PREFIXES = ("vc_", "et_pb_", "fusion_", "su_", "cs_", "av_", "elementor", "wpdm_", "wp_", "adsense", "ads_", "tcb-")
_BY_ADDRESS = frozenset(("youtube", "vimeo", "soundcloud", "tweet", "twitter", "instagram", "gist", "googlemaps"))
_MARKUP_OF_FORUMS = frozenset(("quote", "url", "img", "size", "color", "font", "list", "code", "spoiler", "email"))
"""What posts of a forum are written in; it says who wrote what."""


def find_shortcodes(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield where shortcodes begin and end in a line, with the name of their rule.

    A shortcode is known by its name, or by an attribute with a quoted value or a number; editors' notes ("[sic]",
    "[video]") and references are none.

    >>> line = '[caption id="ship_1"]A ferry[/caption] [sic]'
    >>> [line[start:end] for start, end, _ in find_shortcodes(line)]
    ['[caption id="ship_1"]', '[/caption]']
    """
    if "[" not in line:
        return
    for match in _SHORTCODE.finditer(line):
        if _is_shortcode(closes=bool(match[1]), name=match[2], rest=match[3]):
            yield match.start(), match.end(), "shortcode"


def _is_shortcode(*, closes: bool, name: str, rest: str) -> bool:
    if name in _MARKUP_OF_FORUMS:
        return False
    if name.startswith(_PREFIXES) and (rest or "_" in name or closes):
        return True
    if closes or not rest:
        return not rest and (name in _NAMES or (closes and name in _ENCLOSING))
    if name in _BY_ADDRESS and (rest[0] == "=" or "://" in rest):
        return True
    return _ATTRIBUTE.search(rest) is not None
