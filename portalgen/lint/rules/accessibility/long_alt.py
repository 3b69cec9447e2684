"""Mô tả ảnh quá dài. / An alternative text that is too long.

Vì sao: Trình đọc màn hình đọc mô tả liền một mạch, không dừng và không quay lại được; điều dài dòng nên nằm trong bài.
Why: A screen reader says it in one breath, without stop or return; what is long belongs to the text.

Cách sửa: Rút còn một, hai câu; phần còn lại viết vào nội dung bài.
Fix: Leave one or two sentences; write the rest in the body.

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
        alt: Sơ đồ hội trường, bàn chủ tọa ở phía trước, hai bên là bàn thư ký, tiếp theo là sáu dãy ghế đại biểu, mỗi dãy mười hai ghế, lối đi ở giữa rộng hai mét, cửa chính ở phía sau, hai cửa thoát hiểm ở hai bên, bình chữa cháy đặt cạnh từng cửa và khu vực dành cho xe lăn ở dãy đầu
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
        alt: Sơ đồ hội trường, bàn chủ tọa ở phía trước, sáu dãy ghế đại biểu, cửa thoát hiểm ở hai bên
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

_LONGEST: Final = 250
"""Characters of an alternative text."""


def check(text: PageText) -> Iterator[Violation]:
    """ACC211 for each alternative text of more than 250 characters."""
    for picture in find_pictures(text):
        if len(picture.alt) > _LONGEST:
            yield violation("ACC211", place_of_alt(text, picture), length=str(len(picture.alt)), limit=str(_LONGEST))


RULE: Final = PageRule("ACC211", check)
