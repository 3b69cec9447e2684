"""The list of information that must be public: which items, what it says of each, its pages and its data files."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import html

from portalgen.content.page_history import (
    HistoryVersion,
    LanguageHistory,
    PageHistory,
    format_page_history,
    page_history_path,
)
from portalgen.law.calendar import VIETNAM
from portalgen.open_data.csv_file import unguard_text
from tests.makers.portal import AT, SO, XA, SmallPortal, paths, tree
from tests.makers.public_portal import FILES_BESIDE, OLDER, SETTINGS, SITE_FILE, public_portal, write_document

OVERVIEW = f"{SO}/danh-muc-cong-khai/index.html"
LIST = f"{SO}/danh-muc-cong-khai/legal-document/2026/index.html"
CSV = f"{SO}/du-lieu/danh-muc-cong-khai.csv"
JSON = f"{SO}/du-lieu/danh-muc-cong-khai.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """What a test changes it builds into a portal of its own."""
    portal = public_portal(tmp_path_factory.mktemp("public") / "portal")
    portal.build_successfully()
    return portal


def main_of(portal: SmallPortal, path: str) -> html.HtmlElement:
    main = html.document_fromstring(portal.html(path)).find(".//main")
    assert main is not None
    return main


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def items(portal: SmallPortal) -> dict[str, dict[str, object]]:
    return {each["title"]: each for each in json.loads(portal.html(JSON))["items"]}


def test_an_item_counts_by_its_kind_unless_its_front_matter_says_otherwise(built: SmallPortal) -> None:
    assert list(items(built)) == ["Chi tiêu công", "Quyết định mới", "=1+1 là quyết định cũ", "Quyết định mẫu (mẫu)"]


def test_an_item_says_what_its_front_matter_says_and_null_where_that_says_nothing(built: SmallPortal) -> None:
    new, old = items(built)["Quyết định mới"], items(built)["=1+1 là quyết định cũ"]
    assert new["number"] == "qd-moi/QĐ-MAU" and new["form"] == "Trang trên cổng; tệp PDF"
    assert (new["date_made"], new["published"], new["public_until"]) == ("2026-01-05", "2026-01-07", "2026-12-31")
    # The day of a document is not the day on which it was made public.
    assert (old["date_made"], old["published"], old["public_until"]) == ("2025-12-30", None, None)
    assert new["url"] == f"https://{SO}/van-ban/co-tep/"


def test_the_csv_holds_the_same_in_utf_8_with_a_mark_and_no_formula(built: SmallPortal) -> None:
    data = (built.out / CSV).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    as_texts = [
        {
            key: "" if value is None else str(value).lower() if value in (True, False) else value
            for key, value in row.items()
        }
        for row in items(built).values()
    ]
    assert [{key: unguard_text(cell) for key, cell in row.items()} for row in rows] == as_texts


def test_the_overview_counts_by_kind_and_year_with_samples_apart(built: SmallPortal) -> None:
    main = main_of(built, OVERVIEW)
    rows = {
        words(each.xpath("./th")[0]): [words(cell) for cell in each.xpath("./td")] for each in main.xpath(".//tbody/tr")
    }
    assert rows["Văn bản"] == ["2026 (1, thêm 1 mục mẫu), 2025 (1)", "2"]
    assert rows["Trang thông tin"] == ["không ghi ngày (1)", "1"]
    assert {each.get("href") for each in main.xpath(".//a")} >= {
        "/du-lieu/danh-muc-cong-khai.csv",
        "/du-lieu/danh-muc-cong-khai.json",
    }


def test_a_year_is_a_table_a_month_and_samples_stand_in_one_of_their_own(built: SmallPortal) -> None:
    tables = main_of(built, LIST).xpath(".//table")
    assert [words(each.xpath("./caption")[0]) for each in tables] == [
        "Tháng 01/2026: 1 mục",
        "Nội dung mẫu, không phải thông tin thật: 1 mục",
    ]
    for table in tables:
        assert len(table.xpath("./thead//th[@scope='col']")) == 6
        assert all(len(row.xpath("./th[@scope='row']")) == 1 for row in table.xpath("./tbody/tr"))


def test_what_is_not_given_is_said_in_words(built: SmallPortal) -> None:
    row = main_of(built, f"{SO}/danh-muc-cong-khai/legal-document/2025/index.html").xpath(".//tbody/tr")[0]
    cells = {each.get("data-label"): words(each) for each in row.xpath("./td")}
    assert cells["Thời điểm công khai"] == cells["Công khai đến hết ngày"] == "Chưa ghi"
    assert cells["Ngày tạo ra"] == "30/12/2025"
    assert f"{SO}/van-ban/cu/" in words(row)


def test_a_list_names_itself_and_its_decree_and_marks_its_year(built: SmallPortal) -> None:
    main = main_of(built, LIST)
    assert words(main.xpath(".//h1")[0]) == "Danh mục thông tin phải được công khai: Văn bản, 2026"
    assert "Sở Ngoại vụ lập theo Điều 11 Nghị định số 13/2018/NĐ-CP." in words(main)
    assert [words(each) for each in main.xpath(".//nav//a[@aria-current]")] == ["2026"]


def test_a_kind_without_numbers_lacks_none(built: SmallPortal) -> None:
    row = main_of(built, f"{SO}/danh-muc-cong-khai/page/khong-ghi-ngay/index.html").xpath(".//tbody/tr")[0]
    cells = {each.get("data-label"): words(each) for each in row.xpath("./td")}
    assert cells["Số, ký hiệu"] == "Không có số"
    assert cells["Thời điểm công khai"] == "Chưa ghi"


def test_numbers_and_days_do_not_break(built: SmallPortal) -> None:
    cells = main_of(built, LIST).xpath("(.//tbody/tr)[1]/td")
    unbroken = [words(each) for cell in cells for each in cell.xpath("./*[@class='unbroken']")]
    assert unbroken == ["qd-moi/QĐ-MAU", "05/01/2026", "07/01/2026", "31/12/2026"]


def test_a_language_without_items_says_so_and_leads_to_the_other(built: SmallPortal) -> None:
    main = main_of(built, f"{SO}/en/public-information/index.html")
    assert "nothing in the list yet" in words(main)
    assert main.xpath(".//a[@href='/danh-muc-cong-khai/'][@hreflang='vi']")
    assert json.loads(built.html(f"{SO}/en/data/public-information.json"))["items"] == []


def test_a_site_that_does_not_name_the_page_has_none_of_its_files(built: SmallPortal) -> None:
    of_commune = [each for each in paths(built.out) if each.startswith(f"{XA}/")]
    assert of_commune and not [each for each in of_commune if "cong-khai" in each or "du-lieu" in each]


def test_a_long_year_is_cut_into_pages_of_bounded_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = public_portal(tmp_path / "portal")
    for number in range(5):
        write_document(portal, f"content/so/van-ban/v{number}.vi.md", f"qd-{number}", issued=f"2026-0{number + 1}-01")
    for module in ("portalgen.plan.public_information", "portalgen.outputs.public_list"):
        monkeypatch.setattr(f"{module}.PUBLIC_PAGE_SIZE", 3)
    portal.build_successfully()
    pages = [LIST, LIST.replace("index", "trang-2/index"), LIST.replace("index", "trang-3/index")]
    counts = [len(main_of(portal, each).xpath(".//tbody/tr")) for each in pages]
    assert counts == [3, 3, 1], "6 items and a sample"
    assert not (portal.out / LIST.replace("index", "trang-4/index")).exists()


def test_an_edit_renders_again_only_the_pages_whose_rows_changed_and_leaves_what_a_clean_build_leaves(
    tmp_path: Path,
) -> None:
    portal = public_portal(tmp_path / "portal")
    portal.write(SITE_FILE, (portal.root / SITE_FILE).read_text("utf-8") + "page_history: true\n")
    portal.build_successfully()
    portal.edit(FILES_BESIDE, "Toàn văn.", "Toàn văn, sửa lỗi gõ.")
    assert not [each for each in portal.build_successfully().changed_paths if "cong-khai" in each]
    portal.edit(OLDER, "quyết định cũ", "quyết định cũ đã sửa tên")
    changed = {each for each in portal.build_successfully().changed_paths if "cong-khai" in each}
    assert changed == {f"{SO}/danh-muc-cong-khai/legal-document/2025/index.html", CSV, JSON}
    first = HistoryVersion(datetime(2026, 1, 3, 9, tzinfo=VIETNAM), "proven", "published", "none", "none")
    history = PageHistory("page-history-1", "so", "qd-cu", (LanguageHistory("vi", (first,)),))
    portal.write(page_history_path("so", "qd-cu"), format_page_history(history))
    assert changed == {each for each in portal.build_successfully().changed_paths if "cong-khai" in each}
    assert items(portal)["=1+1 là quyết định cũ đã sửa tên"]["published"] == "2026-01-03"
    incremental = tree(portal.out)
    portal.build_successfully(out=tmp_path / "clean", remember=False)
    assert incremental == tree(tmp_path / "clean")


def test_what_expires_leaves_the_list_and_what_is_withdrawn_says_so(built: SmallPortal, tmp_path: Path) -> None:
    built.build_successfully(at=datetime(2027, 1, 1, 8, tzinfo=VIETNAM), out=tmp_path / "later", sites=("so",))
    later = json.loads((tmp_path / "later" / JSON).read_text("utf-8"))["items"]
    assert "Quyết định mới" not in [each["title"] for each in later]
    assert "Quyết định mới" in items(built)
    portal = public_portal(tmp_path / "portal")
    portal.edit(OLDER, "issued:", "withdrawn: {at: 2026-02-01T08:00, reason: wrong_content}\nissued:")
    portal.build_successfully()
    assert items(portal)["=1+1 là quyết định cũ"]["remark"] == "Đã thu hồi"


def test_two_clocks_between_which_nothing_turns_give_the_same_bytes(built: SmallPortal, tmp_path: Path) -> None:
    built.build_successfully(at=AT.replace(hour=23), out=tmp_path / "evening")
    assert tree(built.out) == tree(tmp_path / "evening")


def test_the_settings_of_the_page_stand_in_the_site_alone(built: SmallPortal) -> None:
    assert SETTINGS in (built.root / SITE_FILE).read_text("utf-8")
    assert main_of(built, f"{SO}/so-do-trang/index.html").xpath(".//a[@href='/danh-muc-cong-khai/']")


def test_the_list_as_json_fits_the_schema_that_it_names(built: SmallPortal) -> None:
    data = json.loads(built.html(JSON))
    schema = json.loads(built.html(data["$schema"].removeprefix("https://")))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    validator.validate(data)
    assert not validator.is_valid({**data, "items": [{**data["items"][0], "sample": "no"}]})
