"""An emoji in the title is reported once; the text may have some."""

from __future__ import annotations

import pytest

from portalgen.lint.rules.text import emoji_in_title
from portalgen.lint.rules.word import emoji_row
from tests.makers.lint.news_texts import NEWS, page_text_of


def find_emojis(title: str, body: str = "Lễ hội khai mạc.\n") -> list[str]:
    text = page_text_of(body, NEWS.replace("title: Hội nghị", f"title: {title}"))
    found = [*emoji_in_title.check(text), *emoji_row.check(text)]
    return [f"{each.diagnostic.code} {each.diagnostic.place.underlined}" for each in found]


@pytest.mark.parametrize(
    ("title", "emoji"),
    [
        ("🌸 Lễ hội hoa", "🌸"),
        ("Lễ hội hoa 🎉🎉", "🎉"),
        ("Lễ hội ❤️ Đà Lạt", "❤️"),
        ("Đoàn Nhật Bản 🇯🇵 thăm Đà Lạt", "🇯🇵"),
        ("Gia đình 👨‍👩‍👧 vui khỏe", "👨‍👩‍👧"),
        ("☎️ Đường dây nóng", "☎️"),
    ],
)
def test_an_emoji_in_the_title_is_reported_once(title: str, emoji: str) -> None:
    assert find_emojis(title) == [f"TXT240 {emoji}"]


def test_a_row_of_emojis_in_the_title_is_reported_once() -> None:
    assert [each[:6] for each in find_emojis("🎉🎉🎉 Lễ hội hoa")] == ["WRD242"]


@pytest.mark.parametrize(
    "title", ["Lễ hội hoa", "Khách sạn 5★", "Nhiệt độ 25 °C", "Đà Lạt → Bảo Lộc", "Sách “Đà Lạt ☼”", "Ⓡ, ™ và ©"]
)
def test_signs_are_no_emojis(title: str) -> None:
    assert find_emojis(title) == []


def test_an_emoji_in_the_text_stays() -> None:
    assert find_emojis("Lễ hội hoa", "🌸 Lễ hội khai mạc 🎉.\n\n📞 0263 3822 000\n") == []
