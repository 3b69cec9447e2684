"""Quá nhiều thông tin khẩn cấp cùng hiện trên một trang. / Too many emergencies stand on one site at once.

Vì sao: Dải thứ tư che hết màn hình điện thoại; người dân bỏ qua cả điều nguy hiểm nhất.
Why: The fourth band fills the screen of a telephone, and people pass over even the gravest.

Cách sửa: Gộp sự việc cùng nguyên nhân vào một bài; việc đã nhẹ đi thì cho kết thúc sớm (until).
Fix: Join what has one cause in one item; let what matters less end sooner (until).

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
    ---

    Ở trong nhà khi gió mạnh.

    === content/so/khan-cap/ngap.vi.md
    ---
    id: so-ngap
    kind: emergency
    title: Ngập ở vùng thấp
    summary: Đưa đồ lên cao.
    date: 2026-11-24T09:00
    level: warning
    hazard: flood
    for_sites: [so]
    from: 2026-11-24T09:00
    until: 2026-11-26T06:00
    ---

    Không đi qua chỗ nước chảy xiết.

    === content/so/khan-cap/sat-lo.vi.md
    ---
    id: so-sat-lo
    kind: emergency
    title: Nguy cơ sạt lở đất
    summary: Tránh xa chân taluy.
    date: 2026-11-24T10:00
    level: warning
    hazard: landslide
    for_sites: [so]
    from: 2026-11-24T10:00
    until: 2026-11-26T06:00
    ---

    Nghe tiếng lạ thì rời đi ngay.

    === content/so/khan-cap/mat-dien.vi.md
    ---
    id: so-mat-dien
    kind: emergency
    title: Mất điện diện rộng
    summary: Dự trữ nước và đèn pin.
    date: 2026-11-24T11:00
    level: notice
    hazard: other
    for_sites: [so]
    from: 2026-11-24T11:00
    until: 2026-11-26T06:00
    ---

    Ngắt cầu dao khi nước vào nhà.

Đúng / Good:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ, ngập và sạt lở
    summary: Chằng chống nhà cửa trước 18 giờ; đưa đồ lên cao; tránh xa chân taluy.
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

from portalgen.content.model import Page
from portalgen.graph.banners import banner_of, is_banner_of, may_be_banner
from portalgen.graph.moments import has_expired, period_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation

MOST_BANNERS: Final = 3
"""What stands above a page on a telephone and leaves room for it."""


def check(context: LintContext) -> Iterator[Violation]:
    """KND275 at each emergency at whose beginning more than `MOST_BANNERS` stand on a site."""
    pages = [item.original for item in context.library.items if may_be_banner(item.original, context.at)]
    main = context.portal.main_site.id
    for page in pages if len(pages) > MOST_BANNERS else ():
        at_once = [each for each in pages if _lasts_at_begin(each, page)]
        for site in context.portal.sites:
            shown = [e for e in at_once if e.site in (main, site.id) and is_banner_of(e, site.id, site.group)]
            if len(shown) > MOST_BANNERS and page in shown:
                period = page.kind.period
                key = period.closes if period is not None else ""
                place = context.place(page, banner_of(page).sites)
                yield violation("KND275", place, site=site.id, count=str(len(shown)), most=str(MOST_BANNERS), key=key)
                break


def _lasts_at_begin(page: Page, other: Page) -> bool:
    """Whether the period of a page lasts when that of another begins; of two that begin together the one that is first by
    its id, so that one of them is reported.
    """
    own, its = period_of(page), period_of(other)
    if own is None or its is None or own.begin is None or its.begin is None:
        return False
    is_over = own.has_ended(its.begin) or has_expired(page, its.begin)
    return (own.begin, page.id) <= (its.begin, other.id) and not is_over


RULE: Final = PortalRule("KND275", check)
