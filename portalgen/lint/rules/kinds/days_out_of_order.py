"""Các ngày trong bài ngược thứ tự. / The days of an item are out of order.

Vì sao: Ngày ngược thứ tự làm người đọc nộp hồ sơ trễ hoặc hiểu sai thời gian thực hiện; tình trạng tính từ ngày cũng sai.
Why: Days out of order make readers miss a date or misread a period; states that are derived from them are wrong too.

Cách sửa: Đối chiếu với văn bản rồi sửa ngày ghi sai.
Fix: Compare with the document and correct the wrong day.

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
    area: 1,2 ha
    purpose: Mở đường vào trường học.
    compensation_plan: Bồi thường bằng tiền theo phương án niêm yết tại trụ sở.
    handover: 2026-06-30
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
from portalgen.lint.rules.kinds._days import find_reversals


def check(text: PageText) -> Iterator[Violation]:
    """KND201 at each day that stands before one that it has to follow, by the kind's `in_order`.

    A period that ends before it begins is a fault of the page itself (FMT133), and is not reported again.
    """
    page = text.page
    period = (page.kind.period.opens, page.kind.period.closes) if page.kind.period is not None else ()
    reported: set[str] = set()
    """The days that a message names already: one wrong day contradicts several others."""
    for names in page.kind.in_order if "translated_from" not in page.fields else ():
        for earlier, later in find_reversals(page, names):
            if not {earlier.name, later.name} & reported and (earlier.name, later.name) != period:
                reported |= {earlier.name, later.name}
                values = {"earlier": earlier.name, "earlier_day": earlier.text, "later": later.name}
                yield violation("KND201", text.place(later.name), later_day=later.text, **values)


RULE: Final = PageRule("KND201", check)
