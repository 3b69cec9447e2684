"""Bài đã đăng ghi là khẩn cấp mà không nêu văn bản nào. / A page on main says that it is urgent and names no document.

Vì sao: Như DDL220; bài đã có trên bản chính từ trước thì chỉ được nhắc.
Why: As of DDL220; what main holds already is pointed out only.

Cách sửa: Ghi thêm số công điện, quyết định hoặc chỉ đạo, khi tìm lại được.
Fix: Add the number of the telegram, decision or directive, once it is found.

Sai / Bad:

    === content/so/tin-tuc/sat-lo.vi.md
    ---
    id: so-sat-lo
    kind: news
    title: Sạt lở trên đường tỉnh
    summary: Đường tạm đóng, xe đi đường vòng.
    date: 2026-11-24
    urgent: {basis: "mưa lũ khẩn cấp"}
    received: {at: 2026-11-24T07:30, via: Điện thoại, ref: "00"}
    origin: own
    ---

    Đường đóng từ 7 giờ; lực lượng chức năng đang dọn.
    === at 2026-11-24T09:00

Đúng / Good:

    === content/so/tin-tuc/sat-lo.vi.md
    ---
    id: so-sat-lo
    kind: news
    title: Sạt lở trên đường tỉnh
    summary: Đường tạm đóng, xe đi đường vòng.
    date: 2026-11-24
    urgent: {basis: "Công điện số 00/CĐ-UBND ngày 24/11/2026"}
    received: {at: 2026-11-24T07:30, via: Điện thoại, ref: "00"}
    origin: own
    ---

    Đường đóng từ 7 giờ; lực lượng chức năng đang dọn.
    === at 2026-11-24T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._urgency import find_unnamed_urgencies, report_urgency


def check(context: LintContext) -> Iterator[Violation]:
    """DDL221 for each other item that is urgent by a word."""
    return (report_urgency(context, "DDL221", each) for each in find_unnamed_urgencies(context) if not each.is_new)


RULE: Final = PortalRule("DDL221", check)
