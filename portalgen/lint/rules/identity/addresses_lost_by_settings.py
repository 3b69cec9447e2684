"""Cấu hình mới làm mất địa chỉ của bài đã đăng. / The new configuration takes addresses of published pages away.

Vì sao: Đổi tên chuyên mục, tên trong địa chỉ hay tên miền là đổi địa chỉ của mọi bài ở đó; ai đã lưu chỉ gặp trang báo lỗi.
Why: Another path, address segment or host is another address for every page there; whoever kept one finds an error.

Cách sửa: Giữ tên cũ, hoặc ghi từng địa chỉ cũ vào `site-config/redirects.yaml` (tên miền cũ thì ghi vào `former_addresses`).
Fix: Keep the names, or lead each old address on in `site-config/redirects.yaml` (an old host in `former_addresses`).

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

    === site-config/redirects.yaml
    redirects:
      - {site: so, from: /tap-huan/, to: "id:so-tap-huan"}

    === commit 2026-11-20T08:00
    === stage
    === site-config/redirects.yaml
    redirects: []

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

    === site-config/redirects.yaml
    redirects:
      - {site: so, from: /tap-huan/, to: "id:so-tap-huan"}

    === commit 2026-11-20T08:00
    === stage
    === site-config/redirects.yaml
    redirects:
      - {site: so, from: /tap-huan/, to: "self:tin-tuc"}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._settings import list_lost_addresses_of

_CHANGED: Final = ("site-config/portal.yaml", "site-config/profiles.yaml", "site-config/redirects.yaml")


def check(context: LintContext) -> Iterator[Violation]:
    """IDN211 once for each site of which the configuration takes addresses, with their number and the first of them.

    Pages that the same change touches are reported by IDN208 and IDN209.
    """
    for site in context.previous_portal.sites if context.previous_portal is not None else ():
        lost = list_lost_addresses_of(context, site)
        if lost:
            place = Place(f"site-config/sites/{site.id}.yaml")
            yield violation("IDN211", place, *_CHANGED, site=site.id, count=str(len(lost)), url=lost[0])


RULE: Final = PortalRule("IDN211", check)
