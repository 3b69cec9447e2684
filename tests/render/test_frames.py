"""What the frame of a page says of the same content in other languages."""

from __future__ import annotations

import re

from tests.makers.portal import SO, SmallPortal, page, translation


def hreflang(portal: SmallPortal, path: str) -> list[tuple[str, str]]:
    text = (portal.out / SO / path / "index.html").read_text("utf-8")
    return re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text)


def test_a_numbered_page_of_a_list_has_alternates_where_the_other_language_has_that_number(portal: SmallPortal) -> None:
    for number in range(21):
        title = f"Bài {number}"
        keys = {"kind": "news", "title": title, "date": f"2026-01-{number + 1:02}", "tag": "[chung]"}
        portal.write(f"content/so/tin-tuc/bai-{number}.vi.md", page(f"so-bai-{number}", "Nội dung.\n", **keys))
        if number < 2:
            english = translation(f"so-bai-{number}", (title, "", "Nội dung.\n"), kind="news", title=f"Item {number}")
            portal.write(f"content/so/tin-tuc/bai-{number}.en.md", english)
    assert portal.build().is_written
    first, second = f"https://{SO}/tin-tuc/trang-2/", f"https://{SO}/en/news/page-2/"
    assert hreflang(portal, "tin-tuc/trang-2") == [("vi", first), ("en", second), ("x-default", first)]
    assert hreflang(portal, "en/news/page-2") == [("vi", first), ("en", second), ("x-default", first)]
    assert hreflang(portal, "tu-khoa/chung/trang-2") == []
    assert len(hreflang(portal, "tu-khoa/chung")) == 3
