"""Features are small whole numbers, and words and characters are read alike everywhere."""

import importlib.util
from enum import StrEnum

import numpy as np
import pytest

from cleaner import Label
from cleaner.learned import network
from cleaner.learned.features import COLUMNS, LABELS
from cleaner.learned.units import STEPS
from cleaner.learned.words import read_words
from cleaner.page import labels
from cleaner.page.labels import REMOVABLE
from tests.learned.pages import MENU, TEXT, read


def test_values_are_whole_and_small() -> None:
    features = read([*MENU, *TEXT, "© 2021 Varn", "港口的灯", "\ud800", "𝔘 😀"])
    assert features.columns.shape == (len(MENU) + len(TEXT) + 4, len(COLUMNS))
    assert features.columns.dtype == np.uint8
    assert features.columns.max() <= STEPS
    assert features.words.sum() == len(features.buckets)


def test_columns_have_names_of_their_own() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_the_order_of_labels_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(REMOVABLE) <= set(LABELS)
    monkeypatch.setattr(labels, "Label", StrEnum("Label", {label.name: label.value for label in reversed(Label)}))
    spec = importlib.util.find_spec("cleaner.learned.features")
    assert spec is not None
    assert spec.loader is not None
    again = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)
    assert again.COLUMNS == COLUMNS
    assert list(again.Label) == list(reversed(Label))


def test_a_word_has_one_bucket_wherever_it_stands() -> None:
    words = read_words(["Harbour news", "the HARBOUR", "harbour"], network.load().characters)
    assert words.buckets.tolist()[0] == words.buckets.tolist()[3] == words.buckets.tolist()[4]
    assert words.words.tolist() == [2, 2, 1]


def test_numbers_of_as_many_digits_are_one_word() -> None:
    words = read_words(["1999", "2021", "20211"], network.load().characters).buckets.tolist()
    assert words[0] == words[1] != words[2]
