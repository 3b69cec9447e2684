"""Số căn cước, số định danh cá nhân trong bài. / A citizen's identity number in a page.

Vì sao: Số định danh là dữ liệu cá nhân; đăng lên mạng thì kẻ gian dùng được để mạo danh.
Why: It is personal data, and whoever reads it can pretend to be that person.

Cách sửa: Xóa số, hoặc che các chữ số ở giữa; văn bản cần đăng thì dùng bản đã lược thông tin cá nhân.
Fix: Take the number out or mask its digits; publish a version of the document without personal data.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Danh sách nhận hỗ trợ
    date: 2026-11-24
    origin: own
    ---

    Chủ hộ có số CCCD 001000000000 đã nhận hỗ trợ.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Danh sách nhận hỗ trợ
    date: 2026-11-24
    origin: own
    ---

    Chủ hộ có số CCCD 0010…00 đã nhận hỗ trợ theo Quyết định số 00/QĐ-UBND.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_citizen_numbers


def check(text: PageText) -> Iterator[Violation]:
    """PRV202 for each number of a citizen."""
    if text.may_hold_numbers:
        for number, place in find_in_page(text, find_citizen_numbers):
            yield violation("PRV202", place, number=mask_number(number))


RULE: Final = PageRule("PRV202", check)
