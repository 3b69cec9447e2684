"""Số đo thiếu đơn vị. / A measure has no unit.

Vì sao: Diện tích 1,2 có thể là héc-ta, cũng có thể là mét vuông: khác nhau mười nghìn lần.
Why: An area of 1.2 may be in hectares or in square metres: ten thousand times more or less.

Cách sửa: Ghi đơn vị sau số, ví dụ 1,2 ha.
Fix: Write the unit after the number, such as 1,2 ha.

Sai / Bad:

    === content/so/dat-dai/mo-duong.vi.md
    ---
    id: so-mo-duong
    kind: land_recovery
    title: Thu hồi đất mở đường (mẫu)
    summary: Thu hồi đất để mở đường vào trường học.
    number: 00/QĐ-UBND
    signed: 2026-11-20
    commune: [Xã Mẫu]
    area: "1,2"
    purpose: Mở đường vào trường học.
    compensation_plan: Bồi thường bằng tiền theo phương án niêm yết tại trụ sở.
    handover: 2027-06-30
    received: {at: 2026-11-23}
    ---

    Phương án được niêm yết tại trụ sở.

Đúng / Good:

    === content/so/dat-dai/mo-duong.vi.md
    ---
    id: so-mo-duong
    kind: land_recovery
    title: Thu hồi đất mở đường (mẫu)
    summary: Thu hồi đất để mở đường vào trường học.
    number: 00/QĐ-UBND
    signed: 2026-11-20
    commune: [Xã Mẫu]
    area: 1,2 ha
    purpose: Mở đường vào trường học.
    compensation_plan: Bồi thường bằng tiền theo phương án niêm yết tại trụ sở.
    handover: 2027-06-30
    received: {at: 2026-11-23}
    ---

    Phương án được niêm yết tại trụ sở.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.amounts import split_amount


def check(text: PageText) -> Iterator[Violation]:
    """KND206 at each number without the unit that its field needs."""
    for field, location, value in find_values(text.page, lambda each: each.needs_unit):
        if not split_amount(value)[1]:
            yield violation("KND206", text.place(*location), key=field.name, number=value)


RULE: Final = PageRule("KND206", check)
