"""Bài ghi là khẩn cấp mà không nêu văn bản nào. / A page says that it is urgent and names no document.

Vì sao: Chữ "khẩn cấp" đổi nhóm thời hạn của bài (Điều 9(2)), nên không được chỉ là một chữ: phải có một văn bản, hoặc chỉ
đạo của Ban Biên tập (Điều 9(1)), mà người kiểm tra tìm lại được. Quy định đặt ra chính thời hạn ấy không tính, vì bài nào
cũng dẫn được.
Why: The word changes the page's time limit (Article 9(2)), so it has to be more than a word: a document, or a directive of
the board (Article 9(1)), that an auditor finds. The regulation that sets the limit does not count: any page can cite it.

Cách sửa: Ghi số công điện, quyết định hoặc chỉ đạo. Chưa có văn bản thì bỏ `urgent`: đăng ngay bằng `portalgen emergency`
không cần dòng này; có văn bản rồi thì ghi thêm. Gỡ dữ liệu bị lộ không cần: thông báo gỡ tin không có `urgent`.
Fix: Write the number of the telegram, decision or directive. Without one drop `urgent`: `portalgen emergency` publishes at
once without it, and the line can be added later. The removal of leaked data needs none: its notice has no `urgent`.

Sai / Bad:

    === commit 2026-11-20T08:00
    === branch
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
    === commit 2026-11-24T08:00
    === at 2026-11-24T09:00

Đúng / Good:

    === commit 2026-11-20T08:00
    === branch
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
    === commit 2026-11-24T08:00
    === at 2026-11-24T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._urgency import find_unnamed_urgencies, report_urgency


def check(context: LintContext) -> Iterator[Violation]:
    """DDL220 for each item that a submission makes urgent by a word."""
    return (report_urgency(context, "DDL220", each) for each in find_unnamed_urgencies(context) if each.is_new)


RULE: Final = PortalRule("DDL220", check)
