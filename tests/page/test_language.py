"""The language of a page: by its small words, or by its script."""

import pytest

from cleaner import clean

SENTENCES = {
    "en": "The ferry left the harbour at six in the morning, and nobody was on board.",
    "nl": "De veerboot is om zes uur uit de haven vertrokken, en er was niemand aan boord.",
    "it": "Il traghetto ha lasciato il porto alle sei del mattino, e non c'era nessuno a bordo.",
    "uk": "Паром вийшов із порту о шостій ранку, і на борту не було нікого.",
    "hi": "नाव सुबह छह बजे बंदरगाह से निकली और उस पर कोई नहीं था।",
    "ko": "배는 아침 여섯 시에 항구를 떠났고 배에는 아무도 없었다.",
    "ja": "船は朝六時に港を出て、誰も乗っていなかった。",
    "zh": "渡船早上六点离开港口，船上一个人也没有。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language(language: str) -> None:
    assert clean(SENTENCES[language]).metadata.language == language


def test_an_entry_of_a_menu_does_not_decide() -> None:
    page = SENTENCES["zh"] * 4 + "\n日本語のページ\n한국어\n"
    assert clean(page).metadata.language == "zh"


@pytest.mark.parametrize("text", ["", "0:00 24:55", "Färjan lämnade hamnen klockan sex.", "Home\nNews\nSport"])
def test_no_language(text: str) -> None:
    assert clean(text).metadata.language is None
