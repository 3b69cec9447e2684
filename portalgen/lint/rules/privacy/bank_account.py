"""Số tài khoản ngân hàng trong bài. / A bank account in a page.

Vì sao: Số tài khoản của người dân là dữ liệu cá nhân; số tài khoản sai hoặc bị sửa dẫn đến mất tiền.
Why: An account is personal data, and a wrong or changed one costs people their money.

Cách sửa: Bỏ số tài khoản của cá nhân; tài khoản tiếp nhận công khai của cơ quan thì ghi lý do bỏ qua quy tắc này.
Fix: Take private accounts out; for an agency's public account give the reason why this rule is left aside.

Sai / Bad:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Ủng hộ đồng bào
    date: 2026-11-24
    origin: own
    ---

    Chuyển vào số tài khoản: 0000000000000, chủ tài khoản là hộ dân.

Đúng / Good:

    === content/so/tin-tuc/thong-bao-moi.vi.md
    ---
    id: so-thong-bao-moi
    kind: news
    title: Ủng hộ đồng bào
    date: 2026-11-24
    origin: own
    ---

    Nộp vào số tài khoản 0000.0.0000000 tại Kho bạc Nhà nước.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.privacy._lines import find_in_page
from portalgen.text.masking import mask_number
from portalgen.text.personal_data import TREASURY, find_bank_accounts


def check(text: PageText) -> Iterator[Violation]:
    """PRV203 for each labelled account that is not one with the State Treasury."""
    if text.may_hold_numbers:
        for number, place in find_in_page(text, find_bank_accounts, public=TREASURY):
            yield violation("PRV203", place, number=mask_number(number))


RULE: Final = PageRule("PRV203", check)
