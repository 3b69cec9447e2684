"""Anchors that menus and redirects lead to, and web addresses of the portal's own."""

from __future__ import annotations

from tests.makers.portal import MAIN, SmallPortal

PAGE = "content/portal/tin-tuc/neo/index.vi.md"
TEXT = """\
---
id: portal-neo
kind: news
title: Bài có neo
date: 2026-11-20
origin: own
---

## Phần một

{extra}
"""


def test_a_redirect_to_an_anchor_that_is_not_there_is_reported_at_its_line(portal: SmallPortal) -> None:
    portal.write(PAGE, TEXT.format(extra=""))
    redirects = "site-config/redirects.yaml"
    line = "redirects:\n  - {site: portal, from: /cu-1/, to: 'id:portal-neo#phan-mot'}\n"
    portal.write(redirects, line + "  - {site: portal, from: /cu-2/, to: 'id:portal-neo#phan-hai'}\n")
    result = portal.check()
    assert [each.code for each in result.diagnostics] == ["LNK102"]
    place = result.diagnostics[0].place
    assert (place.path, place.line) == (redirects, 3)


def test_a_link_by_the_portals_own_web_address_is_a_warning_because_nobody_checks_it(portal: SmallPortal) -> None:
    portal.write(PAGE, TEXT.format(extra=f"[cũ](https://{MAIN}/tin-tuc/) và [ngoài](https://example.org/)"))
    result = portal.check()
    assert [each.code for each in result.diagnostics] == ["LNK106"]
    assert not result.has_failed
