"""How the shipped theme shows facts, the facts of a row, and facets: by what the view says, and by no name of a field."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from portalgen.diagnostics.model import Place
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.templates import Templates
from portalgen.render.views.links import DayView, Fact, Link
from portalgen.render.views.lists import Entry, Facet, FacetValue

THEME = Path(__file__).parents[3] / "themes" / "default"


@cache
def _templates() -> Templates:
    theme, faults = load_theme(Path("/nowhere"), "default", ("vi", "en"), Place(""))
    assert theme is not None, faults
    return Templates(theme, "vi")


def _shown(component: str, **arguments: object) -> html.HtmlElement:
    text = _templates().render_macro(f"components/{component}/{component}.html", component, "test", **arguments)
    return html.fragment_fromstring(str(text), create_parent="main")


def _value(fact: Fact) -> html.HtmlElement:
    (value,) = _shown("facts", items=(fact,)).xpath("//dl[@class='facts']/div/dd")
    return value


def _texts(element: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in element.xpath(path)]


def _entry(**fields: object) -> Entry:
    empty = {"summary": "", "day": None, "number": "", "image": None, "language": "", "language_name": "", "site": None}
    return Entry("a", "any", "Loại", "Tên", "/a/", **{**empty, **fields})  # type: ignore[arg-type]


def test_no_template_of_the_theme_asks_for_the_name_of_a_field() -> None:
    asks = re.compile(r"""fact\.name|\("name",|attribute="name\"""")
    templates = [*THEME.glob("layouts/*.html"), *THEME.glob("components/*/*.html")]
    assert [path.name for path in templates if asks.search(path.read_text("utf-8"))] == []


def test_a_state_is_a_tag_whatever_its_field_is_called() -> None:
    assert _texts(_value(Fact("phase", "Bước", "Đang làm", presentation="state")), "strong[@class='tag']") == [
        "Đang làm"
    ]
    assert not _value(Fact("legal_status", "Hiệu lực", "Còn")).xpath("strong")


def test_several_links_are_a_list_and_one_stands_in_the_line() -> None:
    links = (Link("A", "/a/", label="Thay thế"), Link("B", "/b/"))
    assert _texts(_value(Fact("any", "Nhãn", "", links=links)), "ul/li/a") == ["Thay thế: A", "B"]
    assert _texts(_value(Fact("relations", "Nhãn", "", links=links[:1])), "a") == ["Thay thế: A"]


def test_a_group_of_one_row_is_a_small_list_of_labels_and_values() -> None:
    row = (Fact("name", "Tên", "Ban mẫu"), Fact("unit", "Cấp trên", "Sở", url="/so/"))
    value = _value(Fact("investor", "Chủ đầu tư", "", rows=(row,)))
    assert (_texts(value, "dl/div/dt"), _texts(value, "dl/div/dd")) == (["Tên", "Cấp trên"], ["Ban mẫu", "Sở"])
    assert value.xpath("dl/div/dd/a/@href") == ["/so/"]


def test_a_group_of_several_rows_is_a_table_with_a_column_for_each_label_and_scrolls_in_its_box() -> None:
    day = DayView("2026-01-05", "05/01/2026", "ngày 5 tháng 1 năm 2026")
    rows = (
        (Fact("step", "Bước", "Nộp"), Fact("sum", "Phí", "1.000 đồng", presentation="number")),
        (Fact("step", "Bước", "Nhận"), Fact("day", "Từ ngày", "05/01/2026", day=day)),
    )
    value = _value(Fact("steps", "Các bước", "", rows=rows))
    (box,) = value.xpath("div[@class='table-scroll'][@role='region'][@tabindex='0']")
    assert box.get("aria-label").endswith(": Các bước")
    assert box.xpath("table/@aria-label") == ["Các bước"]
    assert _texts(box, "table/thead/tr/th[@scope='col']") == ["Bước", "Phí", "Từ ngày"]
    assert [_texts(row, "td") for row in box.xpath("table/tbody/tr")] == [
        ["Nộp", "1.000 đồng", ""],
        ["Nhận", "", "ngày 5 tháng 1 năm 2026"],
    ]
    assert _texts(box, "//*[@class='align-right']") == ["Phí", "1.000 đồng"]


def test_plain_values_are_a_list_and_a_single_one_stands_in_the_line() -> None:
    rows = ((Fact("paper", "", "Đơn"),), (Fact("paper", "", "Bản sao"),))
    assert _texts(_value(Fact("papers", "Hồ sơ", "", rows=rows)), "ul/li") == ["Đơn", "Bản sao"]
    assert _texts(_value(Fact("papers", "Hồ sơ", "", rows=rows[:1])), ".") == ["Đơn"]


def test_a_value_in_another_language_says_so() -> None:
    value = _value(Fact("any", "Tên", "Department of Finance", language="en"))
    assert value.xpath("span/@lang") == ["en"]


def test_a_row_shows_the_facts_of_its_card_and_reads_the_label_of_a_state_to_those_who_do_not_see_it() -> None:
    facts = (
        Fact("legal_status", "Hiệu lực", "Còn hiệu lực", presentation="state"),
        Fact("issuer", "", "Ủy ban nhân dân tỉnh"),
        Fact("capital", "Vốn", "1.250 tỷ đồng", presentation="number"),
    )
    row = {"items": (_entry(facts=facts),), "style": "documents", "level": 2}
    assert _texts(_shown("entries", **row), "//p[@class='entry-meta']/span") == [
        "Hiệu lực: Còn hiệu lực",
        "Ủy ban nhân dân tỉnh",
        "Vốn: 1.250 tỷ đồng",
    ]
    assert _texts(_shown("entries", **row), "//span[@class='state']/span[@class='hidden']") == ["Hiệu lực:"]
    short = _shown("entries", **row, short=True)
    assert _texts(short, "//p[@class='entry-meta']/span") == ["Hiệu lực: Còn hiệu lực"]


FACETS = (
    Facet(
        "year",
        "Năm",
        "/van-ban/nam/",
        (
            FacetValue(Link("2026", "/van-ban/nam/2026/", current=True), 1200),
            FacetValue(Link("2025", "/van-ban/nam/2025/"), 1),
        ),
        more=7,
    ),
    Facet("type", "Loại", "", (FacetValue(Link("Law", "/van-ban/loai/luat/", title_language="en"), 2),), more=3),
)


def test_facets_are_links_with_counts_and_lead_to_all_values_and_to_the_search_that_combines_them() -> None:
    shown = _shown("facets", items=FACETS, search_url="/tim-kiem/?kind=V%C4%83n+b%E1%BA%A3n&year=2026")
    assert _texts(shown, "//nav[@aria-label]//dd/a") == [
        "2026 (1.200)",
        "2025 (1)",
        "và 7 lựa chọn khác: Năm",
        "Law (2)",
    ]
    assert shown.xpath("//a[@aria-current='true']/@href") == ["/van-ban/nam/2026/"]
    assert shown.xpath("//a[@lang]/text()")[0].strip() == "Law"
    assert shown.xpath("//p[@class='facets-search']/a/@href") == ["/tim-kiem/?kind=V%C4%83n+b%E1%BA%A3n&year=2026"]
    assert not shown.xpath("//p[@class='facets-now']")


def test_where_a_value_is_chosen_the_page_says_which_and_leads_to_the_whole_list() -> None:
    shown = _shown("facets", items=FACETS, whole=Link("Văn bản", "/van-ban/"))
    assert _texts(shown, "//p[@class='facets-now']/span") == ["Năm: 2026"]
    assert _texts(shown, "//p[@class='facets-now']/a[@href='/van-ban/']") == ["Bỏ lọc, xem tất cả: Văn bản"]


def test_a_list_without_facets_shows_no_filter() -> None:
    assert len(_shown("facets", items=())) == 0


@pytest.mark.parametrize("component", ["facts", "entries", "facets"])
def test_these_components_are_rendered_by_direct_code(component: str) -> None:
    """What it refuses would be rendered slowly, without a word."""
    arguments: dict[str, dict[str, Any]] = {
        "facts": {"items": (Fact("a", "A", "a", rows=((Fact("b", "B", "b"),), (Fact("b", "B", "c"),))),)},
        "entries": {"items": (_entry(facts=(Fact("a", "A", "a"),)),), "style": "news", "level": 2},
        "facets": {"items": FACETS, "whole": Link("A", "/a/")},
    }
    _shown(component, **arguments[component])
    assert f"components/{component}/{component}.html" not in _templates()._slow
