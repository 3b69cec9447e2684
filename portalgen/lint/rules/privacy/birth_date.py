"""Ngày sinh của một người. / A person's date of birth.

Vì sao: Họ tên cùng ngày sinh (hoặc năm sinh và nơi ở) đủ để nhận ra và mạo danh một người.
Why: A name with a date of birth (or a year and a residence) is enough to identify and to impersonate somebody.

Cách sửa: Bỏ ngày sinh, hoặc viết tắt tên; tiểu sử lãnh đạo thì đăng ở bài loại `official`.
Fix: Take out the date or abbreviate the name; a leader's biography belongs to a page of kind `official`.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Tuyên dương người tốt việc tốt
    date: 2026-11-24
    origin: own
    ---

    Tuyên dương bà Trần Thị Mẫu, sinh ngày 01/01/2000, vì thành tích cứu người.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Tuyên dương người tốt việc tốt
    date: 2026-11-24
    origin: own
    ---

    Tuyên dương bà Trần Thị Mẫu vì thành tích cứu người.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.personal_data import BIRTH_WRAP, find_birth_dates, may_hold_birth_dates


def check(text: PageText) -> Iterator[Violation]:
    """PRV207 for each date of birth of somebody, save in the biographies of officials."""
    if not text.page.kind.is_person and may_hold_birth_dates(text.visible_text):
        for _, place in find_in_page(text, find_birth_dates, BIRTH_WRAP):
            yield violation("PRV207", place)


RULE: Final = PageRule("PRV207", check)
