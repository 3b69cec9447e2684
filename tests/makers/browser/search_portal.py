"""A small portal of three sites with real search indexes, for a real browser."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markupsafe import Markup

from portalgen.diagnostics.model import Place
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.model import Theme
from portalgen.render.theme.templates import Templates
from portalgen.render.views.chrome import ChromeView, ContactView, Frame, HeadView
from portalgen.render.views.links import Link
from portalgen.render.views.site_pages import Directory, SearchFilter, SearchView
from portalgen.search.bundles import PageDocument, SearchIndex, SummaryDocument
from portalgen.search.indexing import index_bundles

MAIN, FOREIGN, EDUCATION = "lamdong.example", "sngv.lamdong.example", "sgddt.lamdong.example"
SITES = {
    MAIN: "Cổng thông tin điện tử tỉnh Lâm Đồng",
    FOREIGN: "Sở Ngoại vụ",
    EDUCATION: "Sở Giáo dục và Đào tạo",
}


FILTERS = (
    ("site", "Cơ quan"),
    ("kind", "Loại nội dung"),
    ("year", "Năm"),
    ("field", "Lĩnh vực"),
    ("type", "Loại văn bản"),
)


@dataclass(frozen=True, slots=True)
class Item:
    host: str
    path: str
    title: str
    text: str
    kind: str = "Tin tức"
    day: str = ""
    number: str = ""
    language: str = "vi"
    type: str = ""

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        year = (("year", self.day[:4]),) if self.day else ()
        type_ = (("type", self.type),) if self.type else ()
        return (("site", SITES[self.host]), ("kind", self.kind), *year, *type_)


ITEMS = (
    Item(MAIN, "/gioi-thieu/", "Giới thiệu chung", "Tỉnh ở Tây Nguyên, trung tâm là Đà Lạt.", "Trang"),
    Item(MAIN, "/tin-tuc/festival-hoa/", "Festival Hoa", "Thành phố Đà Lạt đón khách <b>&amp;</b>.", day="2026-11-20"),
    Item(
        MAIN,
        "/van-ban/2111/",
        "Quy chế hoạt động của cổng thông tin",
        "Quyết định của Ủy ban nhân dân tỉnh.",
        "Văn bản",
        "2026-08-01",
        "2111/QĐ-UBND",
        type="Quyết định",
    ),
    Item(
        MAIN,
        "/van-ban/15/",
        "Kế hoạch mùa mưa",
        "Quyết định số 15 năm 2025.",
        "Văn bản",
        "2025-05-02",
        "15/QĐ-UBND",
        type="Kế hoạch",
    ),
    Item(FOREIGN, "/tin-tuc/doi-ngoai/", "Hội nghị đối ngoại", "Đoàn khách đến Đà Lạt.", day="2026-11-22"),
    Item(
        FOREIGN,
        "/news/visit/",
        "Visit of a delegation",
        "Guests of the province came to Da Lat.",
        day="2026-10-02",
        language="en",
    ),
    Item(
        EDUCATION, "/tin-tuc/nam-hoc/", "Lễ khai giảng", "Sở Giáo dục và Đào tạo tổ chức năm học mới.", day="2026-09-05"
    ),
    *(
        Item(
            MAIN,
            f"/tin-tuc/hop-{number}/",
            f"Phiên họp thứ {number}",
            "Phiên họp thường kỳ.",
            day=f"2024-01-{number:02}",
        )
        for number in range(1, 26)
    ),
)

DOCUMENT = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,">{tags}</head>
<body><main data-pagefind-body><h1>{title}</h1><p>{number}</p><p>{text}</p></main></body></html>"""


def _document(item: Item) -> str:
    tags = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">' for name, value in item.filters
    )
    if item.day:
        tags += f'<meta data-pagefind-sort="date[content]" content="{item.day}">'
    if item.number:
        tags += f'<meta data-pagefind-meta="number[content]" content="{item.number}">'
    return DOCUMENT.format(language=item.language, title=item.title, tags=tags, number=item.number, text=item.text)


def _summary(item: Item) -> SummaryDocument:
    return SummaryDocument(
        f"https://{item.host}{item.path}",
        item.language,
        item.title,
        item.number,
        re.sub(r"<.*?>", "", item.text),
        item.filters,
        (),
        item.day,
    )


def _site(host: str) -> SummaryDocument:
    filters = (("site", SITES[host]), ("kind", "Trang thông tin điện tử"))
    meta = (("home", "1"),)
    return SummaryDocument(f"https://{host}/", "vi", f"{SITES[host]} tỉnh", "", "", filters, meta, "")


def _theme() -> Theme:
    theme, faults = load_theme(Path(), "default", ("vi", "en"), Place("site-config/portal.yaml"))
    assert theme is not None, faults
    return theme


def _search_page(theme: Theme, host: str, language: str, *, summary: bool) -> str:
    home = Link(SITES[host], "/")
    contact = ContactView("", "", "", "", "", "")
    chrome = ChromeView(
        language=language, site_id="x", group="main", name=SITES[host], short_name="", superior="", logo_url="",
        home=home, portal=home, search_url="/tim-kiem/", site_map_url="", contact_url="", accessibility_url="", feed_url="", menu=(),
        footer_links=(), contact=contact, reuse="", stylesheet_url="/assets/site.css", script_url="",
        asset_base="/assets/", theme_color="#0d5343",
    )  # fmt: skip
    head = HeadView("Tìm kiếm", "", "", (), False, "", (), (), (), "")
    frame = Frame(language, "search", head, Markup(), Markup(), (), (), (), Markup())
    folder = "/pagefind/" if language == "vi" else "/en/pagefind/"
    agencies = tuple(Link(SITES[each], f"https://{each}/tim-kiem/") for each in SITES if each != MAIN)
    view = SearchView(
        frame, "Tìm kiếm" if language == "vi" else "Search", folder, "/pagefind-summary/" if summary else "", "2.000",
        "/assets/search/search.js", (Link("Văn bản", "/van-ban/"), Link("Tin tức", "/tin-tuc/")),
        agencies=(Directory("Các sở", agencies, ()),) if summary else (),
        filters=tuple(SearchFilter(*each) for each in FILTERS if summary or each[0] != "site"),
    )  # fmt: skip
    return Templates(theme, language).render("layouts/search.html", "search", view=view, chrome=chrome)


def write(path: Path, text: str) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def build(out: Path, more: tuple[SummaryDocument, ...] = ()) -> None:
    """Write the portal with its indexes; `more` are items of other sites."""
    theme = _theme()
    for host in SITES:
        for path in theme.paths_below("static"):
            target = out / host / "assets" / path.removeprefix("static/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(theme.files[path], target)
        styles = [*theme.styles, *(path for path in theme.paths_below("components") if path.endswith(".css"))]
        write(out / host / "assets/site.css", "\n".join(theme.read_text(path) for path in styles))
        write(out / host / "tim-kiem/index.html", _search_page(theme, host, "vi", summary=host == MAIN))
        write(out / host / "en/search/index.html", _search_page(theme, host, "en", summary=False))
    pages: dict[str, list[PageDocument]] = {host: [] for host in SITES}
    for item in ITEMS:
        file = write(out / item.host / item.path.strip("/") / "index.html", _document(item))
        pages[item.host].append(PageDocument(item.path, file))
    bundles = [SearchIndex(f"{host}/pagefind", "vi", tuple(documents)) for host, documents in pages.items()]
    summaries = tuple(_summary(item) for item in ITEMS if item.host != MAIN)
    sites = tuple(_site(host) for host in SITES if host != MAIN)
    bundles.append(SearchIndex(f"{MAIN}/pagefind-summary", "vi", (), (*sites, *summaries, *more)))
    bundles.append(SearchIndex(f"{MAIN}/en/pagefind", "en", tuple(pages[FOREIGN])))
    index_bundles(out, bundles, {}, jobs=2)
