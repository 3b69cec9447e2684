"""Số hộ chiếu của một người trong bài. / A person's passport number in a page.

Vì sao: Số hộ chiếu là dữ liệu cá nhân; kèm họ tên thì kẻ gian dùng được để mạo danh, mở tài khoản, đặt vé.
Why: It is personal data; with a name it lets others pretend to be that person, open accounts and book tickets.

Cách sửa: Xóa số, hoặc che các chữ số ở giữa; danh sách cần đăng thì dùng bản đã lược thông tin cá nhân.
Fix: Take the number out or mask its digits; publish a version of the list without personal data.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Danh sách chuyên gia
    date: 2026-11-24
    origin: own
    ---

    Chuyên gia mang hộ chiếu số B0000000 đã đến làm việc.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Danh sách chuyên gia
    date: 2026-11-24
    origin: own
    ---

    Chuyên gia mang hộ chiếu số B00…00 đã đến làm việc; tờ khai hộ chiếu theo mẫu TK01.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_passport_numbers, may_hold_passports


def check(text: PageText) -> Iterator[Violation]:
    """PRV209 for each number of a passport behind its label."""
    if may_hold_passports(text.visible_text):
        for number, place in find_in_page(text, find_passport_numbers):
            yield violation("PRV209", place, number=mask_number(number))


RULE: Final = PageRule("PRV209", check)
