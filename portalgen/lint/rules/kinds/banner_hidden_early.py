"""Dải khẩn cấp biến mất trước giờ mà nó ghi là còn hiệu lực. / A banner goes before the time until which it says it holds.

Vì sao: Bài hết hiển thị thì dải cũng mất, trong khi dải và nguồn tin đã báo người dân một giờ muộn hơn.
Why: The banner goes with its page, while it and the feed told people a later time.

Cách sửa: Xóa dòng `expires_at`; muốn kết thúc sớm thì sửa `until`: bài ở lại chuyên mục như một việc đã qua.
Fix: Delete the line `expires_at`; to end it sooner change `until`: the page stays in its section.

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
    expires_at: 2026-11-25T10:00
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
    """KND286 at each emergency whose page goes before the end that its banner tells."""
    for page, period in list_lasting_banners(context):
        closes = page.kind.period.closes if page.kind.period is not None else ""
        if page.expires_at is not None and period.end is not None and page.expires_at < period.end:
            yield violation("KND286", context.place(page, "expires_at"), key="expires_at", closes=closes)


RULE: Final = PortalRule("KND286", check)
