"""Tiêu đề viết hoa toàn bộ. / A title all in capitals.

Vì sao: Chữ hoa toàn bộ khó đọc, nhất là khi có dấu; trình đọc màn hình có thể đọc từng chữ cái.
Why: Text all in capitals is hard to read, the more so with marks; screen readers may spell it letter by letter.

Cách sửa: Viết như câu thường, chỉ viết hoa chữ đầu và tên riêng.
Fix: Write it as a sentence, with a capital for its first letter and for names.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: HỘI NGHỊ XÚC TIẾN ĐẦU TƯ
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_LONGEST_ABBREVIATION: Final = 10
"""Letters of a title that may be an abbreviation alone, such as `UBND`."""


def check(text: PageText) -> Iterator[Violation]:
    """TXT203 where a title has capitals only and is longer than an abbreviation."""
    letters = [letter for letter in text.page.title if letter.isalpha()]
    if len(letters) > _LONGEST_ABBREVIATION and all(letter.isupper() for letter in letters):
        yield violation("TXT203", text.place("title"))


RULE: Final = PageRule("TXT203", check)
