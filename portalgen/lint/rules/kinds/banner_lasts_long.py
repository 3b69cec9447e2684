"""Dải khẩn cấp hiện quá lâu sau lần sửa cuối. / A banner stands long after its last change.

Vì sao: Dải đứng mãi thì người dân thôi đọc, và dải sau, có khi nguy hiểm hơn, cũng bị bỏ qua. Số ngày là thông lệ, không phải luật.
Why: Nobody reads a banner that never goes, nor the next one, which may be graver. The number of days is house practice, no law.

Cách sửa: Ghi until gần hơn; việc còn kéo dài thì mỗi lần kéo dài sửa until cùng với updated.
Fix: Let until be earlier; where it goes on, change it again together with updated.

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
    until: 2027-01-31T06:00
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
from datetime import timedelta
from typing import Final

from portalgen.graph.banners import may_be_banner
from portalgen.graph.moments import find_banner_change, period_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.formats import format_day_time

LONGEST_STAY: Final = timedelta(days=7)
"""How long after its last change a banner stands at the most: house practice."""


def check(context: LintContext) -> Iterator[Violation]:
    """KND280 at each emergency that is or will be a banner more than `LONGEST_STAY` after its last change, or its beginning."""
    for item in context.library.items:
        page = item.original
        period = period_of(page) if may_be_banner(page, context.at) else None
        if period is None or period.begin is None or period.end is None or page.kind.period is None:
            continue
        last = max(find_banner_change(page, context.at), period.begin)
        if period.end - last > LONGEST_STAY:
            yield violation(
                "KND280",
                context.place(page, page.kind.period.closes),
                end=format_day_time(period.end, "vi"),
                changed=format_day_time(last, "vi"),
                days=str(LONGEST_STAY.days),
                key=page.kind.period.closes,
            )


RULE: Final = PortalRule("KND280", check)
