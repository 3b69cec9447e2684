"""A page of each layout, and a browser that has it open and tells what it asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route
from playwright.sync_api import Page as Tab

from tests.makers.browser.search_reader import PATIENCE

MAIN, OFFICE, WARD = "lamdong.gov.vn", "sngv.lamdong.gov.vn", "xuanhuongdalat.lamdong.gov.vn"
ADDRESSES = {
    "home of the main portal": f"{MAIN}/",
    "home of a department": f"{OFFICE}/",
    "home of a commune": f"{WARD}/",
    "home in English": f"{MAIN}/sites/en/",
    "news": f"{WARD}/tin-tuc/ngay-van-hoa-viet-nam/",
    "news in English": f"{MAIN}/sites/en/news/one-portal-for-the-province/",
    "legal document": f"{MAIN}/van-ban/quy-che-cong-thong-tin-dien-tu/",
    "page": f"{MAIN}/gioi-thieu/gioi-thieu-chung/",
    "page with tables": f"{MAIN}/thong-bao/lich-nghi-2026/",
    "list": f"{MAIN}/tin-tuc/",
    "list of documents": f"{MAIN}/van-ban/",
    "list in English": f"{MAIN}/sites/en/news/",
    "organization": f"{MAIN}/to-chuc/uy-ban-nhan-dan-tinh/",
    "official": f"{MAIN}/to-chuc/chu-tich/",
    "contact": f"{MAIN}/lien-he/",
    "site map": f"{MAIN}/so-do-trang/",
    "search": f"{MAIN}/tim-kiem/",
    "accessibility": f"{MAIN}/kha-nang-tiep-can/",
    "accessibility in English": f"{MAIN}/sites/en/accessibility/",
    "verification": f"{MAIN}/kiem-tra-tinh-xac-thuc/",
    "not found": f"{MAIN}/404.html",
    "redirect": f"{MAIN}/quy-che/",
}
FOUND = ("taxonomy", "term", "about")
"""Layouts whose first page is taken, wherever it is."""
PAGINATED = "paginated list"
"""The shipped portal has no list that is long enough, so that one comes from a small portal."""
NAMES = (*ADDRESSES, *FOUND, PAGINATED)

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 256}
"""A desktop, and the same window at 400 % zoom."""

_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    const moved = each.sources.map(({node, previousRect: a, currentRect: b}) =>
      `${node && (node.className || node.nodeName)} ${Math.round(a.y)}-${Math.round(b.y)}`);
    window.shifts.push(`${each.value.toFixed(4)} ${moved.join(", ")}`);
  }
}).observe({type: "layout-shift", buffered: true});
"""
_LATE = 0.4
"""Seconds by which fonts come late: a page is painted long before."""


@dataclass
class OpenPage:
    """A page in the browser, and the hosts that it asked something of."""

    name: str
    tab: Tab
    hosts: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def look(self, size: dict[str, int], scheme: str = "light", **media: Any) -> None:
        """Show it in another way, without loading it again."""
        self.tab.set_viewport_size(size)  # type: ignore[arg-type]
        self.tab.emulate_media(
            color_scheme=scheme,  # type: ignore[arg-type]
            forced_colors=media.get("forced", "none"),
            reduced_motion=media.get("motion", "no-preference"),
        )


@contextmanager
def open_layout(
    browser: Browser, name: str, address: str, size: dict[str, int] = WIDE, **options: Any
) -> Iterator[OpenPage]:
    """The page at `address` (http://host:port/path), once everything of it has arrived.

    `late` lets fonts come late; `text` is shown in the place of what the server has.
    """
    late, text = options.pop("late", False), options.pop("text", "")
    context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    tab = context.new_page()
    there = OpenPage(name, tab)
    tab.add_init_script(_SHIFTS)
    tab.on("request", lambda request: there.hosts.add(urlsplit(request.url).netloc))
    tab.on("pageerror", lambda error: there.faults.append(str(error)))
    tab.on("console", lambda told: there.faults.append(told.text) if told.type in ("error", "warning") else None)
    if text:
        tab.route(address, lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
    if late:
        tab.route("**/*.woff2", lambda route: _answer_late(tab, route))
    tab.goto(address, wait_until="load")
    try:
        yield there
    finally:
        context.close()


def _answer_late(tab: Tab, route: Route) -> None:
    tab.wait_for_timeout(_LATE * 1000)
    route.continue_()


def without_refresh(html: str) -> str:
    """A page that leads on at once, made to stay, so that it can be looked at."""
    return re.sub(r"<meta http-equiv=.refresh.[^>]*>", "", html)


def first_of(layout: str, out: Path, pages: tuple[str, ...]) -> str:
    """The address of the first page of a layout."""
    mark = f'class="layout-{layout}'
    path = next(path for path in pages if mark in (out / path).read_text("utf-8"))
    return path.removesuffix("index.html")
