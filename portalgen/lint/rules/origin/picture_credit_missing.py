"""Ảnh chưa ghi nguồn ảnh. / A picture without a credit.

Vì sao: Người xem cần biết ảnh của ai; ghi người chụp hoặc nơi cung cấp cũng là tôn trọng quyền tác giả (Quy chế, Điều 8).
Why: Readers should know whose picture it is; naming its maker or supplier also respects copyright (Regulation, Art. 8).

Cách sửa: Thêm `credit: …` vào ảnh, hoặc `credit="…"` vào khối figure.
Fix: Add `credit: …` to the picture, or `credit="…"` to the figure.

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
        alt: Sơ đồ chỗ ngồi của hội trường
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

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_parameter, find_unlisted_pictures


def check(text: PageText) -> Iterator[Violation]:
    """SRC205 for each of `images`, and each other picture of the body, without `credit` (QĐ 2111, Art. 8(2))."""
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            if not image.get("credit"):
                place = text.place("images", number, "file")
                yield violation("SRC205", place, file=image["file"], advice=Phrase("credit.listed"))
    for picture in find_unlisted_pictures(text):
        if not picture.credit.strip() and (picture.is_shortcode or is_original(text)):
            yield violation("SRC205", picture.place, file=picture.file, advice=advise_parameter(picture, "credit"))


RULE: Final = PageRule("SRC205", check)
