"""Số đo bằng không hoặc âm. / A measure is zero or below.

Vì sao: Diện tích âm hoặc bằng không là gõ nhầm; người đọc không biết con số đúng.
Why: An area of zero or less is mistyped, and readers do not know the true one.

Cách sửa: Đối chiếu với văn bản rồi ghi số đúng, kèm đơn vị.
Fix: Compare with the document and write the true number with its unit.

Sai / Bad:

    === content/so/dat-dai/thu-hoi.vi.md
    ---
    id: so-thu-hoi
    kind: land_recovery
    title: Thu hồi đất để mở rộng đường (mẫu)
    summary: Thu hồi đất để mở rộng đường liên xã.
    number: 00/QĐ-UBND
    signed: 2026-11-20
    commune: [Xã Mẫu]
    area: -12,5 ha
    purpose: Mở rộng đường liên xã.
    compensation_plan: Niêm yết tại trụ sở xã.
    received: {at: 2026-11-23}
    sample: true
    ---

    Quyết định thu hồi đất, có phương án bồi thường kèm theo.

Đúng / Good:

    === content/so/dat-dai/thu-hoi.vi.md
    ---
    id: so-thu-hoi
    kind: land_recovery
    title: Thu hồi đất để mở rộng đường (mẫu)
    summary: Thu hồi đất để mở rộng đường liên xã.
    number: 00/QĐ-UBND
    signed: 2026-11-20
    commune: [Xã Mẫu]
    area: 12,5 ha
    purpose: Mở rộng đường liên xã.
    compensation_plan: Niêm yết tại trụ sở xã.
    received: {at: 2026-11-23}
    sample: true
    ---

    Quyết định thu hồi đất, có phương án bồi thường kèm theo.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.amounts import split_amount


def check(text: PageText) -> Iterator[Violation]:
    """KND218 at each measure, a number that needs its unit, that is not above zero."""
    for field, location, value in find_values(text.page, lambda each: each.needs_unit):
        if split_amount(value)[0] <= 0:
            yield violation("KND218", text.place(*location), key=field.name, value=value)


RULE: Final = PageRule("KND218", check)
