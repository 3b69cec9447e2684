"""Số tiền bằng không hoặc không thể có. / A sum of money is zero or impossible.

Vì sao: Thường là quên chữ triệu, tỷ hoặc gõ thừa số không; người đọc thấy dự án giá một nghìn đồng.
Why: Most often million or billion was left out, or there is a zero too many; readers see a project of 1,000 đồng.

Cách sửa: Ghi đủ số và đơn vị, ví dụ 12,5 tỷ đồng; chưa có số tiền thì bỏ khóa, nếu khóa không bắt buộc.
Fix: Write the number with its unit, such as 12,5 tỷ đồng; leave the key out where there is no amount yet.

Sai / Bad:

    === content/so/du-an/thu-vien.vi.md
    ---
    id: so-thu-vien
    kind: project
    title: Cải tạo thư viện (mẫu)
    summary: Sửa mái, thêm phòng đọc cho thư viện.
    status: under_way
    objective: Thêm chỗ đọc sách cho người dân.
    field: [y-te]
    project_type: upgrade
    begins: 2026-01-01
    ends: 2027-12-31
    budget: 1250
    funding_type: state_budget
    donor: Ngân sách tỉnh
    received: {at: 2026-11-23}
    ---

    Dự án sửa mái và thêm phòng đọc.

Đúng / Good:

    === content/so/du-an/thu-vien.vi.md
    ---
    id: so-thu-vien
    kind: project
    title: Cải tạo thư viện (mẫu)
    summary: Sửa mái, thêm phòng đọc cho thư viện.
    status: under_way
    objective: Thêm chỗ đọc sách cho người dân.
    field: [y-te]
    project_type: upgrade
    begins: 2026-01-01
    ends: 2027-12-31
    budget: 12,5 tỷ đồng
    funding_type: state_budget
    donor: Ngân sách tỉnh
    received: {at: 2026-11-23}
    ---

    Dự án sửa mái và thêm phòng đọc.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.amounts import DONG, split_amount

_LEAST_DONG: Final = Decimal(100_000)
_MOST_DONG: Final = Decimal(10**15)
"""A million tỷ đồng."""
_MOST: Final = Decimal(10**11)
"""Of another currency."""


def check(text: PageText) -> Iterator[Violation]:
    """KND205 at each sum of money that is zero, or that nothing on a provincial portal can cost."""
    for field, location, value in find_values(text.page, lambda each: each.type == "money"):
        number, currency = split_amount(value)
        least, most = (_LEAST_DONG, _MOST_DONG) if currency == DONG else (Decimal(1), _MOST)
        if not least <= number <= most:
            yield violation("KND205", text.place(*location), key=field.name, amount=value)


RULE: Final = PageRule("KND205", check)
