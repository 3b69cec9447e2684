"""Ảnh của nơi khác chưa ghi quyền sử dụng. / A picture of others without the right to use it.

Vì sao: Bên cung cấp thông tin chịu trách nhiệm về quyền tác giả (Quy chế, Điều 8): ảnh lấy từ nơi khác chỉ đăng khi được phép.
Why: Who supplies information answers for copyright (Regulation, Art. 8): a picture of others is used by licence or consent only.

Cách sửa: Thêm `rights: …` (giấy phép, hoặc ai đồng ý cho dùng) vào ảnh đó; nếu không được phép thì bỏ ảnh.
Fix: Add `rights: …` (the licence, or who agreed); without it, take the picture out.

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
        alt: Sơ đồ chỗ ngồi của hội trường
        credit: Báo mẫu
        origin: quoted
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
        alt: Sơ đồ chỗ ngồi của hội trường
        credit: Báo mẫu
        origin: quoted
        rights: Báo mẫu đồng ý cho đăng lại bằng văn bản
    ---

    Hội nghị diễn ra buổi sáng.

    === content/so/tin-tuc/hoi-nghi-moi/so-do.svg
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><rect width="8" height="6"/></svg>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_parameter, find_unlisted_pictures

_OF_OTHERS: Final = ("quoted", "supplied")


def check(text: PageText) -> Iterator[Violation]:
    """SRC206 for each of `images`, and each other figure of the body, that is quoted or supplied and names no `rights` (QĐ 2111, Art. 8(2))."""
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            if image.get("origin") in _OF_OTHERS and not image.get("rights"):
                place = text.place("images", number, "origin")
                yield violation("SRC206", place, file=image["file"], advice=Phrase("rights.listed"))
    if is_original(text):
        for picture in find_unlisted_pictures(text):
            if picture.origin in _OF_OTHERS and not picture.rights.strip():
                yield violation(
                    "SRC206",
                    picture.origin_place or picture.place,
                    file=picture.file,
                    advice=advise_parameter(picture, "rights"),
                )


RULE: Final = PageRule("SRC206", check)
