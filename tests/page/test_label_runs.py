"""Which lines count as the interface around an article: runs of labels, and lines made of labels."""

import pytest

from benchmarks import growth
from cleaner.lexicon.index import table_for
from cleaner.page.document import Document
from cleaner.page.label_runs import announces

PROSE = "The strike at the port of Varn went into its third day on Monday, and nobody expects it to end soon."


def proven(*lines: str) -> list[str]:
    """Return the proven lines among `lines`, with running text above and below them."""
    return proven_in(PROSE, *lines, PROSE)


def proven_in(*lines: str) -> list[str]:
    doc = Document("\n".join(lines))
    assert doc.language in {"en", None}
    return [doc.lines[i] for i in sorted(doc.label_runs.proven)]


def strip_of(line: str) -> str:
    """Return the kind of a line of labels, "mixed" for a mixed one, "" for another line."""
    interface = Document(f"{PROSE}\n{line}\n{PROSE}").label_runs
    return "mixed" if 1 in interface.mixed else interface.label_lines.get(1, "")


class TestRuns:
    def test_three_labels_in_a_row(self) -> None:
        assert proven("Share", "Print", "Reply") == ["Share", "Print", "Reply"]

    def test_two_labels_are_too_few(self) -> None:
        assert proven("Share", "Print") == []

    def test_two_are_enough_with_a_sure_one(self) -> None:
        assert proven("Share", "Copy link") == ["Share", "Copy link"]

    def test_two_are_enough_at_an_edge(self) -> None:
        assert proven_in("Search", "Menu", PROSE) == ["Search", "Menu"]
        assert proven_in(PROSE, "Share", "Print") == ["Share", "Print"]

    def test_a_page_without_running_text_has_no_edges(self) -> None:
        assert proven_in("Search", "Menu") == []

    def test_the_same_label_counts_once(self) -> None:
        assert proven("Reply", "Reply", "Reply") == []

    def test_numbers_and_signs_join(self) -> None:
        assert proven("Share", "12", "Print", "|", "•", "Reply", "1.2K") == ["Share", "12", "Print", "|", "•", "Reply"]

    def test_too_many_numbers_do_not(self) -> None:
        assert proven("Share", "1", "2", "3", "Print", "Reply") == []

    def test_another_line_does_not(self) -> None:
        assert proven("Share", "The dam held", "Print", "Reply") == []

    @pytest.mark.parametrize("letter", ["A", "M", "7"])
    def test_letters_and_digits_join_but_do_not_count(self, letter: str) -> None:
        assert proven("Share", letter, "Print") == []

    def test_a_line_that_ends_with_a_comma_is_part_of_a_sentence(self) -> None:
        assert proven("Share,", "Print", "Reply") == []


class TestNouns:
    SECTIONS = ("Politics", "Business", "Sport", "Culture")

    def test_a_list_of_subjects_stays_between_running_text(self) -> None:
        assert proven(*self.SECTIONS) == []

    def test_it_is_a_menu_at_an_edge(self) -> None:
        assert proven_in(*self.SECTIONS, PROSE) == list(self.SECTIONS)

    def test_it_is_a_menu_with_another_label(self) -> None:
        assert proven("Home", *self.SECTIONS) == ["Home", *self.SECTIONS]

    def test_it_is_a_menu_where_it_is_long(self) -> None:
        assert len(proven(*self.SECTIONS, "Travel", "Food", "Weather")) == 7

    def test_three_subjects_at_an_edge_may_be_an_honest_list(self) -> None:
        assert proven_in(PROSE, *self.SECTIONS[:3]) == []


class TestNetworks:
    def test_a_bar(self) -> None:
        assert proven_in(PROSE, "Facebook", "Instagram", "YouTube") == ["Facebook", "Instagram", "YouTube"]

    def test_a_list_of_services(self) -> None:
        assert proven_in(PROSE, "Slack", "Spotify", "Twitter", "Twitch") == []

    def test_x_counts_beside_another_network(self) -> None:
        assert proven("Share", "Facebook", "X") == ["Share", "Facebook", "X"]
        assert proven("Share", "Print", "X") == []


class TestAnnouncedLists:
    @pytest.mark.parametrize("line", ["The bar shows these:", "The program has three keys, from left to right:"])
    def test_stay(self, line: str) -> None:
        assert proven(line, "Home", "Search", "Help") == []

    def test_stay_with_a_sure_label_where_a_sentence_announces_them(self) -> None:
        assert proven("The program has three keys, from left to right:", "Share", "Copy link", "Print") == []

    def test_a_label_with_a_colon_announces_nothing(self) -> None:
        assert proven("Share our story with friends:", "Facebook", "X", "Email") == ["Facebook", "X", "Email"]

    def test_a_colon_of_another_script(self) -> None:
        assert announces("有三个按钮：", "有三个按钮", table_for("zh"))


class TestStrips:
    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            ("ShareTweetEmail", "share_weak"),
            ("Share Tweet Email", "share_weak"),
            ("Facebook X LinkedIn WhatsApp", "network"),
            ("FacebookWhatsAppCopy link", "network"),
            ("Home | News | Sport | Contact", "navigation_weak"),
            ("Privacy Policy · Terms of Use · Imprint", "legal"),
            ("Log in / Register", "login"),
            ("EN | DE", "endonym"),
            ("Previous 1 2 3 Next", "pagination"),
            ("A- A A+", "tools"),
            ("News   Sport   Culture   More ▾", "section"),
            ("Like 12 Share 3 Comments (4)", "comment_weak"),
        ],
    )
    def test_lines_of_labels(self, line: str, kind: str) -> None:
        assert strip_of(line) == kind

    @pytest.mark.parametrize(
        "line",
        [
            "Latest US Tech News",
            "Share prices fell",
            "Local Health News",
            "Search and share the news.",
            "Facebook, Twitter, Instagram",
            "Home / Away",
            "HomeKit for beginners",
            "News | The heron is back on the roof of the town hall | Weather",
            "Share " * 60 + "Print",
        ],
    )
    def test_other_lines(self, line: str) -> None:
        assert strip_of(line) == ""

    def test_a_menu_with_entries_of_the_site_is_mixed(self) -> None:
        assert strip_of("News | The Ferry Desk | Varn Valley | Sign in") == "mixed"

    def test_kinds(self) -> None:
        interface = Document(f"{PROSE}\nShareTweetEmail\nPrivacy | Terms | Imprint").label_runs
        assert interface.label_lines_of("share_weak", "network") == [1]
        assert interface.label_lines_of("legal") == [2]


@pytest.mark.parametrize(
    "line",
    [
        "Share\n",
        "Home\n|\nNews\n",
        "ShareTweetEmail\n",
        "Politics\nBusiness\n",
        "Home News " * 20 + "\n",
        "首页新闻国际财经体育" * 40,
    ],
)
def test_work_grows_in_step_with_the_text(line: str) -> None:
    step, function = growth.steepest(
        lambda text: Document(text).label_runs, [line * (size // len(line)) for size in (4_000, 8_000, 16_000)]
    )
    assert step <= growth.STEP_LIMIT, function
