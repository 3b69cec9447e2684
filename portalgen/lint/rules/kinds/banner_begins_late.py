"""Dải khẩn cấp hiện muộn hơn giờ bắt đầu đã ghi. / A banner appears later than it is said to begin.

Vì sao: Bài chưa tới giờ đăng thì không có dải, dù sự việc theo bài đã bắt đầu.
Why: Before its page is published there is no banner, though by the page the emergency has begun.

Cách sửa: Xóa dòng `publish_at`: `from` đã nói dải hiện từ khi nào.
Fix: Delete the line `publish_at`: `from` says from when the banner is shown.

Sai / Bad:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-26T06:00
    publish_at: 2026-11-25T10:00
    ---

    Ở trong nhà khi gió mạnh.

Đúng / Good:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chằng chống nhà cửa trước 18 giờ.
    date: 2026-11-24T08:00
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-11-26T06:00
    ---

    Ở trong nhà khi gió mạnh.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._banners import list_lasting_banners


def check(context: LintContext) -> Iterator[Violation]:
    """KND287 at each emergency whose page is still to be published when it has begun."""
    for page, period in list_lasting_banners(context):
        opens = page.kind.period.opens if page.kind.period is not None else ""
        if page.publish_at is not None and page.publish_at > max(context.at, period.begin or context.at):
            yield violation("KND287", context.place(page, "publish_at"), key="publish_at", opens=opens)


RULE: Final = PortalRule("KND287", check)
