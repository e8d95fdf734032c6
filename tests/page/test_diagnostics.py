"""Warnings about pages that are a notice, and about texts that were cut off."""

import pytest

import cleaner

DAM = "The dam above Varn held through the night, the mayor said on Monday, and the water has begun to fall."
ARTICLE = "\n\n".join([DAM, *(f"Street {n} was still under water in the morning, she said." for n in range(6))])

NOTICES = [
    ("a page that asks for JavaScript", "Varn Courier\nPlease enable JavaScript to view this page."),
    ("a page that was not found", "404\nPage not found\nThe page you are looking for does not exist.\nHome\nContact"),
    ("a check for robots", "varn.example\nChecking your browser before you go on.\nThis may take some seconds."),
    ("a page that may not be seen", "Access Denied\nYou don't have permission to access this page on this server."),
    (
        "a wall of consent",
        "We use cookies to improve your visit. You can change it at any time.\nAccept all\nReject all",
    ),
]

CUT_OFF = [
    ("a count of characters", f"{DAM}\n\nThe council of Varn said it would [+2311 chars]"),
    ("a count in another language", "Плотина выше города Варн выдержала ночь, сказала мэр [+1200 символов]"),
    ("an ellipsis in brackets", f"{DAM}\n\nThe council of Varn met at noon and said … [...]"),
    ("an ellipsis and a link", f"{DAM}\n\nThe council of Varn met at noon and said…\nContinue reading"),
    ("an ellipsis and a link in one line", f"{DAM}\n\nThe council of Varn met at noon and said… Continue reading"),
]

WHOLE = [
    ("an article", ARTICLE),
    ("an article with a notice", f"Please enable JavaScript to view this page.\n{ARTICLE}"),
    ("an article with a consent notice", f"We use cookies to improve your visit.\nAccept all\n{ARTICLE}"),
    ("a short text on cookies", f"Our bakery\n{DAM}\nSome days we bake cookies for the whole street."),
    ("an ellipsis at the end", f"{DAM}\n\nAnd then the siren went, once more…"),
    ("a short quotation with a gap", f"{DAM}\n\n“Nobody knows […]”"),
    ("a link without an ellipsis", f"{DAM}\nContinue reading"),
    (
        "a teaser far below the text",
        f"{DAM}\nSport\nWeather\nVarn wins\nThe keeper of Varn saved it all and said…\nRead more",
    ),
]


@pytest.mark.parametrize("page", [row[1] for row in NOTICES], ids=[row[0] for row in NOTICES])
def test_a_page_that_is_a_notice(page: str) -> None:
    assert [w[: w.index(":")] for w in cleaner.clean(page).warnings] == [
        "this looks like a notice in the place of a page"
    ]


@pytest.mark.parametrize("page", [row[1] for row in CUT_OFF], ids=[row[0] for row in CUT_OFF])
def test_a_text_that_was_cut_off(page: str) -> None:
    assert [w[: w.index(":")] for w in cleaner.clean(page).warnings] == ["the text seems to be cut off at its end"]


@pytest.mark.parametrize("page", [row[1] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_a_whole_text_has_no_warning(page: str) -> None:
    assert cleaner.clean(page).warnings == ()


def test_a_warning_shows_what_gave_the_page_away() -> None:
    (warning,) = cleaner.clean("Please enable JavaScript to view this page.").warnings
    assert warning.endswith("en:please enable javascript")
