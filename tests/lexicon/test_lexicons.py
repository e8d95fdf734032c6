"""The lexicons keep one schema and one spelling, so that a phrase that stands in them is found."""

import json
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.filters.registry import builtin_names
from cleaner.lexicon.kinds import KINDS, MATCHES, TRAITS, looked_up
from cleaner.lexicon.phrases import LANGUAGES, load
from cleaner.text.normalize import lookup_key, normalize, trim

FOLDER = Path(cleaner.__file__).parent / "lexicon"
FILES = sorted((FOLDER / "articles").glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def phrase_lists(content: dict[str, Any]) -> dict[str, list[str]]:
    """Return every list of phrases by its kind, each month's forms as one."""
    lists = {kind: values for kind, values in content.items() if isinstance(values, list) and kind != "months"}
    return lists | {f"month {number}": forms for number, forms in enumerate(content["months"], 1)}


def test_there_is_a_file_for_every_language_and_no_other() -> None:
    assert sorted(path.stem for path in FILES) == sorted(LANGUAGES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_phrases_are_normalized_and_trimmed(path: Path) -> None:
    for kind, phrases in phrase_lists(read(path)).items():
        assert [phrase for phrase in phrases if phrase != normalize(phrase) or phrase != phrase.strip()] == [], kind


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("neighbour", ["ا", "e\u0301"])
def test_spelling_does_not_depend_on_the_rest_of_the_page(path: Path, neighbour: str) -> None:
    for kind, phrases in phrase_lists(read(path)).items():
        folded = {phrase: normalize(f"{phrase} {neighbour}") for phrase in phrases}
        assert [phrase for phrase, found in folded.items() if not found.startswith(f"{phrase} ")] == [], kind


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryLexicon:
    def test_code_is_the_file_name(self, path: Path) -> None:
        assert read(path)["language"] == path.stem

    def test_has_the_same_keys_as_english(self, path: Path) -> None:
        assert list(read(path)) == list(read(FOLDER / "articles" / "en.json"))

    def test_holds_lists_of_texts(self, path: Path) -> None:
        for kind, phrases in phrase_lists(read(path)).items():
            assert all(isinstance(phrase, str) and phrase for phrase in phrases), kind

    def test_whole_line_phrases_survive_trimming(self, path: Path) -> None:
        content = read(path)
        for kind in ("teaser", "teaser_weak", "read_more", "listen", "player", "media_heading"):
            assert [phrase for phrase in content[kind] if trim(phrase) != phrase] == [], kind

    def test_no_phrase_stands_twice_in_a_list(self, path: Path) -> None:
        for kind, phrases in phrase_lists(read(path)).items():
            assert sorted(set(phrases)) == sorted(phrases), kind

    def test_no_phrase_is_both_sure_and_weak(self, path: Path) -> None:
        content = read(path)
        assert set(content["teaser"]) & set(content["teaser_weak"]) == set()

    def test_has_what_every_language_needs(self, path: Path) -> None:
        content = read(path)
        assert len(content["months"]) == 12
        # Japanese and Korean write months as numbers.
        assert all(content["months"]) or path.stem in {"ja", "ko"}
        for kind in ("teaser", "read_more", "player", "media_heading", "icon_word", "weekdays", "byline", "stop_words"):
            assert content[kind], kind

    def test_month_names_say_one_month(self, path: Path) -> None:
        forms = [form for month in read(path)["months"] for form in month]
        assert sorted(set(forms)) == sorted(forms)


def test_month_names_agree_between_languages() -> None:
    numbers: dict[str, set[int]] = {}
    for path in FILES:
        for number, forms in enumerate(read(path)["months"], 1):
            for form in forms:
                numbers.setdefault(form, set()).add(number)
    assert {form: found for form, found in numbers.items() if len(found) > 1} == {}


def test_look_ups_cover_every_language() -> None:
    for kind in ("teaser", "player", "byline"):
        assert set(load().phrases(kind).values()) == set(LANGUAGES)


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        load().phrases("slogan")


INTERFACE = sorted((FOLDER / "interface").glob("*.json"))


def test_every_language_has_an_interface() -> None:
    assert sorted(path.stem for path in INTERFACE) == sorted(LANGUAGES)


@pytest.mark.parametrize("path", INTERFACE, ids=lambda path: path.stem)
class TestEveryInterface:
    def test_has_the_same_kinds_as_english(self, path: Path) -> None:
        assert set(read(path)) == set(read(FOLDER / "interface" / "en.json"))

    def test_phrases_are_in_the_spelling_of_keys(self, path: Path) -> None:
        for kind, phrases in read(path).items():
            assert [phrase for phrase in phrases if lookup_key(phrase) != phrase] == [], kind

    def test_no_phrase_stands_twice_in_a_list(self, path: Path) -> None:
        for kind, phrases in read(path).items():
            assert sorted(set(phrases)) == sorted(phrases), kind

    def test_every_kind_is_looked_up(self, path: Path) -> None:
        assert set(read(path)) <= looked_up(*MATCHES)


def test_every_kind_has_a_row_and_every_row_a_kind() -> None:
    articles = {kind for kind, phrases in read(FOLDER / "articles" / "en.json").items() if isinstance(phrases, list)}
    assert KINDS.keys() == articles | set(read(FOLDER / "interface" / "en.json"))


@pytest.mark.parametrize("name", KINDS)
def test_a_row_says_what_there_is(name: str) -> None:
    kind = KINDS[name]
    assert kind.filter in {"", *builtin_names()}
    assert kind.match <= set(MATCHES)
    assert kind.traits <= set(TRAITS)
    assert not kind.traits >= {"sure", "weak"}


def test_topics_are_normalized() -> None:
    for kind, topic in read(FOLDER / "topics.json").items():
        assert set(topic) <= set(LANGUAGES)
        assert [stem for stems in topic.values() for stem in stems if stem != normalize(stem)] == [], kind
