"""Mã số bảo hiểm, mã số thuế cá nhân trong bài. / An insurance or personal tax number in a page.

Vì sao: Các mã số này gắn với một người và mở được hồ sơ bảo hiểm, thuế của người đó.
Why: These numbers belong to one person and open that person's insurance and tax records.

Cách sửa: Xóa mã số, hoặc che các chữ số ở giữa.
Fix: Take the number out or mask its digits.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Trả lời kiến nghị
    date: 2026-11-24
    origin: own
    ---

    Người lao động có mã số BHXH 0000000000 chưa nhận trợ cấp.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Trả lời kiến nghị
    date: 2026-11-24
    origin: own
    ---

    Người lao động có mã số BHXH (đã che) chưa nhận trợ cấp; mã số thuế của doanh nghiệp là 0000000000.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import find_insurance_numbers


def check(text: PageText) -> Iterator[Violation]:
    """PRV208 for each labelled number of insurance or personal tax."""
    if text.may_hold_numbers:
        for number, place in find_in_page(text, find_insurance_numbers):
            yield violation("PRV208", place, number=mask_number(number))


RULE: Final = PageRule("PRV208", check)
