"""Số điện thoại di động cá nhân trong bài. / A private mobile number in a page.

Vì sao: Số di động thường là của cá nhân; người dân cần số máy của cơ quan, dùng được cả khi đổi cán bộ.
Why: Mobile numbers are mostly private; people need the office's number, which stays when its staff changes.

Cách sửa: Ghi số máy cố định hoặc đường dây nóng; số di động công vụ thì nhờ đơn vị vận hành thêm vào `allowed_telephones`.
Fix: Give the office's line or hotline; an official mobile number is added to `allowed_telephones` by the operator.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Lịch tiếp công dân
    date: 2026-11-24
    origin: own
    ---

    Liên hệ số 0900 000 000 để được hướng dẫn.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Lịch tiếp công dân
    date: 2026-11-24
    origin: own
    ---

    Liên hệ số 0263 0000 000 hoặc tổng đài 1900 0000 để được hướng dẫn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_private_telephones, national_number_of


def check(text: PageText) -> Iterator[Violation]:
    """PRV204 for each mobile number that the settings do not allow; one that a line repeats is reported once."""
    if not text.may_hold_numbers:
        return
    known = {(0, national_number_of(each)) for each in text.settings.allowed_telephones}
    for written, place in find_in_page(text, find_private_telephones):
        number = national_number_of(written)
        if not known & {(0, number), (place.line, number)}:
            known.add((place.line, number))
            yield violation("PRV204", place, number=mask_number(number))


RULE: Final = PageRule("PRV204", check)
