"""Content that no layout was drawn for: the page stays whole, readable and usable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.makers.browser.search_reader import fresh_page, served
from tests.makers.portal import MAIN, SO, XA, SmallPortal, codes, page, png

LONG = "Xãhộichủnghĩa" * 23 + "x"
"""300 letters without a space."""
WORD = "https://example.vn/" + "khong-co-cho-ngat/" * 12
HEADINGS = "".join(f"## Mục {number}\n\nNội dung của mục {number}.\n\n" for number in range(1, 61))
TABLE = (
    "Bảng: Số liệu theo tháng\n\n| Tên | "
    + " | ".join(f"Tháng {month}" for month in range(1, 14))
    + " |\n"
    + "|---" * 14
    + "|\n"
    + "| Lượt xem | "
    + " | ".join(f"{month}.000.000" for month in range(1, 14))
    + " |\n"
)
SCHEDULE = """Bảng: Lịch công tác tuần 48, từ ngày 23/11 đến ngày 27/11/2026

| Ngày | Giờ | Nội dung | Chủ trì | Địa điểm |
|---|---|---|---|---|
| Thứ Năm, 26/11 | 14 giờ | Nghe báo cáo tiến độ giải ngân vốn đầu tư công | Phó Chủ tịch phụ trách kinh tế | Phòng họp số 2 |
"""
WIDTHS = (320, 1280)
SVG = "xmlns='http://www.w3.org/2000/svg'"


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A portal full of it."""
    portal = SmallPortal(tmp_path_factory.mktemp("bad") / "portal")
    news = {"kind": "news", "date": "2026-11-20"}
    portal.write(
        "content/so/tin-tuc/ten-dai.vi.md", page("ten-dai", f"{WORD}\n\n`{LONG}`\n", title=LONG, summary=LONG, **news)
    )
    portal.write("content/so/tin-tuc/nhieu-muc.vi.md", page("nhieu-muc", HEADINGS, title="Nhiều mục", **news))
    portal.write("content/so/tin-tuc/bang.vi.md", page("bang", TABLE, title="Bảng rộng", **news))
    portal.write("content/so/tin-tuc/lich.vi.md", page("lich", SCHEDULE, title="Lịch công tác", **news))
    portal.write(
        "content/so/tin-tuc/co-anh/index.vi.md",
        page("co-anh", title=LONG, images="\n  - {file: anh.png, alt: Ảnh mẫu}", **{**news, "date": "2026-11-21"}),
    )
    portal.write("content/so/tin-tuc/co-anh/anh.png", png(32, 18))
    portal.edit(
        "site-config/profiles.yaml",
        'menu:\n      - {label: {vi: Trang chủ}, to: "self:home"}\n      - {label: {vi: Tin tức}, to: "self:tin-tuc"}\n      - {label: {vi: Cổng tỉnh}, to: "site:portal"}\n',
        "menu: []\n",
    )
    portal.edit("site-config/sites/so.yaml", "email: unconfirmed", f"email: {'van-thu-' * 12}so@example.vn")
    for site, width, height in (("so", 600, 100), ("portal", 100, 400)):
        portal.write(
            f"site-config/logos/{site}.svg", f"<svg {SVG} viewBox='0 0 {width} {height}'><path d='M0 0h99v99z'/></svg>"
        )
        portal.edit(f"site-config/sites/{site}.yaml", "profile:", f"logo: {site}.svg\nprofile:")
    portal.build_successfully()
    return portal


@pytest.fixture(scope="module")
def port(bad: SmallPortal) -> Iterator[int]:
    """Port of a server for it."""
    with served(bad.out) as port:
        yield port


@pytest.fixture
def screen(profile: BrowserContext) -> Iterator[Page]:
    """A page of a browser."""
    with fresh_page(profile) as page:
        yield page


def sideways(screen: Page) -> list[str]:
    """What is wider than the screen, or cut off at its side; regions that scroll by themselves may hold more."""
    found: list[str] = screen.evaluate("""() => {
      const width = document.documentElement.clientWidth;
      const aside = element => element.closest(".table-scroll > *, pre > *, .breadcrumbs li:last-child > *, .hidden, .skip, template, details:not([open]) > :not(summary)");
      const wide = [...document.querySelectorAll("body *")].filter(element => {
        const box = element.getBoundingClientRect();
        return box.width && !aside(element) && (box.right > width + 1 || box.left < -1);
      });
      const whole = document.documentElement.scrollWidth > width ? ["the page"] : [];
      return [...whole, ...wide.map(each => `${each.tagName} ${each.className} ${each.getBoundingClientRect().right}`)];
    }""")
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tin-tuc/",
        "/tin-tuc/ten-dai/",
        "/tin-tuc/co-anh/",
        "/tin-tuc/bang/",
        "/tin-tuc/hoi-nghi/",
        "/lien-he/",
        "/so-do-trang/",
    ],
)
def test_words_without_an_end_are_broken(screen: Page, port: int, path: str, width: int) -> None:
    screen.set_viewport_size({"width": width, "height": 800})
    screen.goto(f"http://{SO}:{port}{path}")
    assert sideways(screen) == []


def test_sixty_headings_are_in_a_list_of_contents_that_stays_out_of_the_way(screen: Page, port: int) -> None:
    screen.set_viewport_size({"width": 1280, "height": 700})
    screen.goto(f"http://{SO}:{port}/tin-tuc/nhieu-muc/")
    contents = screen.locator(".contents")
    expect(contents.get_by_role("link")).to_have_count(60)
    box = contents.bounding_box()
    assert box is not None
    assert box["height"] <= 700
    screen.evaluate("scrollTo(0, 5000)")
    expect(contents).to_be_in_viewport(ratio=1)
    screen.set_viewport_size({"width": 320, "height": 700})
    expect(contents.get_by_role("link").first).to_be_hidden()
    contents.locator("summary").press("Enter")
    expect(contents.get_by_role("link").first).to_be_visible()


def test_a_table_of_fourteen_columns_scrolls_in_a_named_region_that_the_keyboard_reaches(
    screen: Page, port: int
) -> None:
    screen.set_viewport_size({"width": 320, "height": 700})
    screen.goto(f"http://{SO}:{port}/tin-tuc/bang/")
    region = screen.get_by_role("region", name="Số liệu theo tháng").or_(screen.locator(".table-scroll")).first
    assert region.evaluate("each => each.scrollWidth > each.clientWidth")
    assert region.get_attribute("aria-label") or region.get_attribute("aria-labelledby")
    for _ in range(60):
        screen.keyboard.press("Tab")
        if region.evaluate("each => each === document.activeElement"):
            break
    else:
        pytest.fail("the region cannot be reached with Tab")
    screen.keyboard.press("ArrowRight")
    screen.wait_for_function("each => each.scrollLeft > 0", arg=region.element_handle())


def test_a_missing_image_is_reported_at_its_line(portal: SmallPortal) -> None:
    portal.write(
        "content/so/tin-tuc/mat-anh.vi.md",
        page("mat-anh", "Chữ.\n\n![Ảnh mẫu](khong-co.png)\n", kind="news", title="A", date="2026-11-20"),
    )
    assert codes(portal.check()) == ["content/so/tin-tuc/mat-anh.vi.md:10:12 ATT101"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_site_without_menu_and_logo_has_a_header_without_holes(screen: Page, port: int, width: int) -> None:
    screen.set_viewport_size({"width": width, "height": 800})
    screen.goto(f"http://{XA}:{port}/")
    assert sideways(screen) == []
    expect(screen.locator(".menu, .menu-open")).to_have_count(0)
    expect(screen.locator(".identity")).to_have_attribute("href", "/")
    expect(screen.locator(".emblem")).to_be_visible()
    expect(screen.locator(".site-header a[href='']")).to_have_count(0)


@pytest.mark.parametrize("width", (320, 360, 768, 1280))
@pytest.mark.parametrize(("host", "ratio"), [(SO, 6.0), (MAIN, 0.25)])
def test_a_very_wide_and_a_very_tall_logo_are_shown_whole_and_move_nothing_when_they_arrive(
    screen: Page, port: int, host: str, ratio: float, width: int
) -> None:
    screen.set_viewport_size({"width": width, "height": 800})
    logo, name = screen.locator(".emblem"), screen.locator(".identity-name")
    held: list[Route] = []
    screen.route("**/logo/*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    screen.goto(f"http://{host}:{port}/lien-he/", wait_until="domcontentloaded")
    before = logo.bounding_box(), name.bounding_box()
    held[0].continue_()
    screen.wait_for_function("each => each.naturalWidth > 0", arg=logo.element_handle())
    screen.unroute("**/logo/*")
    assert (logo.bounding_box(), name.bounding_box()) == before
    assert logo.evaluate("each => each.naturalWidth / each.naturalHeight") == pytest.approx(ratio, rel=0.05)
    assert logo.evaluate("each => each.width / each.height") == pytest.approx(ratio, rel=0.05) or (
        logo.evaluate("each => getComputedStyle(each).objectFit") == "contain"
    )
    assert sideways(screen) == []
    box = name.bounding_box()
    assert box is not None and box["width"] >= 120


def test_at_four_hundred_per_cent_everything_is_in_one_column_and_nothing_covers_the_text(
    screen: Page, port: int
) -> None:
    screen.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    for path in ("/", "/tin-tuc/nhieu-muc/", "/tin-tuc/bang/"):
        screen.goto(f"http://{SO}:{port}{path}")
        assert sideways(screen) == []
        stuck = screen.evaluate("""() => [...document.querySelectorAll("body *")].filter(each =>
          ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.getClientRects().length
          && getComputedStyle(each).insetBlockStart !== "auto").length""")
        assert stuck == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_stacked_marks_of_one_line_do_not_meet_the_line_above(screen: Page, port: int, width: int) -> None:
    screen.set_viewport_size({"width": width, "height": 800})
    screen.goto(f"http://{SO}:{port}/tin-tuc/nhieu-muc/")
    screen.evaluate("() => document.fonts.ready")
    tight = screen.evaluate("""() => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d");
      return [...document.querySelectorAll("main *, header *, footer *")].flatMap(each => {
        const style = getComputedStyle(each);
        if (!each.offsetWidth || style.lineHeight === "0px" || each.closest("svg")) return [];
        const size = parseFloat(style.fontSize) / 1000;
        canvas.font = `${style.fontWeight} 1000px ${style.fontFamily}`;
        const above = canvas.measureText("ẪẨỮỂỖẾ").actualBoundingBoxAscent * size;
        const below = canvas.measureText("ẶỆỘgyjq").actualBoundingBoxDescent * size;
        const line = style.lineHeight === "normal" ? Infinity : parseFloat(style.lineHeight);
        return above + below > line ? [`${each.tagName}.${each.className} ${above + below} > ${line}`] : [];
      });
    }""")
    assert tight == []


def test_a_schedule_on_a_phone_scrolls_with_its_name_in_sight_and_its_words_side_by_side(
    screen: Page, port: int
) -> None:
    screen.set_viewport_size({"width": 320, "height": 700})
    screen.goto(f"http://{SO}:{port}/tin-tuc/lich/")
    cells = screen.locator("tbody tr").first.locator("td, th")
    assert max(cells.evaluate_all("each => each.map(cell => cell.getBoundingClientRect().height)")) < 130
    screen.locator(".table-scroll").evaluate("each => each.scrollTo(each.scrollWidth, 0)")
    box = screen.locator("caption").bounding_box()
    assert box is not None
    assert (box["x"] >= 0, box["x"] + box["width"] <= 320) == (True, True)
    assert sideways(screen) == []
