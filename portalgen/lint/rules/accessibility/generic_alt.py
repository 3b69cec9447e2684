"""Mô tả ảnh không nói gì. / An alternative text that says nothing.

Vì sao: “Ảnh”, “Ảnh minh họa” hay chép lại tiêu đề, chú thích thì người dùng trình đọc màn hình không biết thêm điều gì.
Why: “Image”, “Illustration”, or the title or caption once more tells people who use a screen reader nothing.

Cách sửa: Viết một câu ngắn nói ảnh cho thấy gì.
Fix: Say in a short sentence what the picture shows.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi/index.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    images:
      - file: so-do.svg
        alt: Ảnh minh họa
        credit: Văn phòng Sở
        origin: own
    ---

    Hội nghị diễn ra buổi sáng.

    === content/so/tin-tuc/hoi-nghi-moi/so-do.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="8" height="6"/></svg>

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi/index.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    images:
      - file: so-do.svg
        alt: Sơ đồ chỗ ngồi của hội trường, bàn chủ tọa ở phía trước
        caption: Sơ đồ hội trường
        credit: Văn phòng Sở
        origin: own
    ---

    Hội nghị diễn ra buổi sáng.

    === content/so/tin-tuc/hoi-nghi-moi/so-do.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="8" height="6"/></svg>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._pictures import find_pictures, place_of_alt
from portalgen.lint.rules.accessibility._words import fold_words

_GENERIC: Final = frozenset(
    fold_words(each)
    for each in (
        "ảnh",
        "hình",
        "hình ảnh",
        "bức ảnh",
        "tấm ảnh",
        "ảnh minh họa",
        "hình minh họa",
        "hình ảnh minh họa",
        "ảnh tin bài",
        "ảnh đại diện",
        "image",
        "picture",
        "photo",
        "illustration",
        "photograph",
        "an image",
        "a picture",
    )
)


def check(text: PageText) -> Iterator[Violation]:
    """ACC206 for each alternative text that is a word such as `ảnh`, or repeats the title or the caption."""
    for picture in find_pictures(text):
        alt = fold_words(picture.alt)
        if alt and (alt in _GENERIC or alt == fold_words(text.page.title) or alt == fold_words(picture.caption)):
            yield violation("ACC206", place_of_alt(text, picture), alt=picture.alt)


RULE: Final = PageRule("ACC206", check)
