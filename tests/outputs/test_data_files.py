"""The data files of a site: independent readers read them, they say what pages say, and an edit makes what a clean build makes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pytest

from portalgen.law.calendar import VIETNAM
from portalgen.open_data.csv_file import unguard_text
from tests.makers.open_data import (
    AGENCY_CODE,
    ENGLISH_FOLDER,
    FOLDER,
    FORMULA,
    PROFILES,
    PROJECT,
    SCHEMAS,
    UNSEEN,
    DataPortal,
)
from tests.makers.portal import SO, SmallPortal, codes, page, paths, tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> DataPortal:
    portal = DataPortal(tmp_path_factory.mktemp("data") / "portal")
    portal.build_successfully()
    return portal


def read_csv(portal: SmallPortal, file: str) -> list[dict[str, str]]:
    """The rows as a program reads them that knows of the apostrophe."""
    text = (portal.out / file).read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{key: unguard_text(cell) for key, cell in row.items()} for row in rows]


def read_xlsx(portal: SmallPortal, file: str) -> list[list[Any]]:
    """The cells of the first sheet."""
    sheet = openpyxl.load_workbook(portal.out / file).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_data_package_with_all_its_tables_is_valid(built: DataPortal) -> None:
    for folder in (FOLDER, ENGLISH_FOLDER):
        package = frictionless.Package(str(built.out / folder / "datapackage.json"))
        report = package.validate()
        assert report.valid, report.flatten(["title", "message"])
    assert [each.path for each in package.resources] == ["page.csv", "page.xlsx", "page.json"]


def test_every_json_file_follows_the_schema_that_it_names(built: DataPortal) -> None:
    described = [path for path in paths(built.out) if path.endswith(".json") and SCHEMAS not in path]
    read = {path: json.loads(built.html(path)) for path in described}
    data = {path: value for path, value in read.items() if "$schema" in value}
    assert {Path(path).name for path in data} == {
        "news.json",
        "page.json",
        "project.json",
        "index.json",
        "do-luong.json",
    }
    for value in data.values():
        check(built, value, value["$schema"])
        if value.get("data") is not None:
            check(built, value["data"], value["data_schema"])


@cache
def schema_of(text: str) -> Any:
    """A schema that is one."""
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def check(portal: DataPortal, value: Any, address: str) -> None:
    """Check a value by the schema at an address of the portal, or by a definition in it."""
    url, _, pointer = address.removeprefix("https://").partition("#/$defs/")
    schema = schema_of(portal.html(url))
    part = schema["$defs"][pointer] if pointer else schema
    jsonschema.Draft202012Validator(part, format_checker=jsonschema.FormatChecker()).validate(value)


def test_the_three_files_of_a_kind_hold_the_same(built: DataPortal) -> None:
    items = list(built.items(f"{FOLDER}/news.json").values())
    rows = read_csv(built, f"{FOLDER}/news.csv")
    header, *cells = read_xlsx(built, f"{FOLDER}/news.xlsx")
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert [dict(zip(header, (cell or "" for cell in row), strict=True)) for row in cells] == rows
    assert [row["title"] for row in rows] == [item["title"] for item in items]
    assert list(rows[0]) == list(items[0])


def test_a_formula_in_a_title_is_a_text_in_every_file(built: DataPortal) -> None:
    sheet = openpyxl.load_workbook(built.out / FOLDER / "news.xlsx").worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert {cell.hyperlink for cell in cells} == {None}
    assert FORMULA in {cell.value for cell in cells}
    assert b"'=HYPERLINK" in (built.out / FOLDER / "news.csv").read_bytes()
    assert built.items(f"{FOLDER}/news.json")["so-cong-thuc"]["title"] == FORMULA


def test_a_row_says_for_machines_what_the_page_says(built: DataPortal) -> None:
    project = built.items(f"{FOLDER}/project.json")["so-cau"]
    assert (project["budget"], project["budget_currency"]) == (1_250_000_000, "VND")
    assert (project["begins"], project["commune"]) == ("2026-01-01", ["Xã Mẫu", "Xã Khác"])
    assert (project["agency"], project["url"]) == ("Sở Ngoại vụ", f"https://{SO}/du-an/cau/")
    assert (project["status"], project["state"]) == ("published", "under_way")
    news = built.items(f"{FOLDER}/news.json")
    assert news["so-cong-thuc"]["date"] == "2026-02-01T14:30:00+07:00"
    assert news["so-cong-thuc"]["sample"] is True
    assert news["so-dinh-chinh"]["modified"] == "2026-04-05T09:00:00+07:00"
    assert news["so-dinh-chinh"]["status"] == "corrected"
    assert news["so-khai-truong"]["field"] == ["y-te"]
    duty = built.items(f"{ENGLISH_FOLDER}/page.json")["so-chuc-nang"]
    assert duty["attachments"] == [{"file": f"https://{SO}/gioi-thieu/chuc-nang/quy-che.pdf", "title": "Quy chế"}]


def test_what_no_page_shows_stays_inside(built: DataPortal) -> None:
    item = built.items(f"{FOLDER}/news.json")["so-cong-thuc"]
    assert item["source_name"] == "Báo mẫu"
    assert not {"received", "received_via", "origin", "draft", "deadline_class"} & item.keys()
    assert "Sổ nội bộ" not in "".join(built.html(path) for path in paths(built.out) if path.endswith((".json", ".csv")))


def test_of_a_withdrawn_item_only_what_names_it_is_handed_on(built: DataPortal) -> None:
    item = built.items(f"{FOLDER}/news.json")["so-thu-hoi"]
    assert {key for key, value in item.items() if value is not None} == {
        *("site", "agency", "id", "language", "url", "kind", "title", "date", "status", "sample")
    }
    assert item["status"] == "withdrawn"


def test_the_data_of_a_withdrawn_page_say_that_it_was_and_nothing_of_what_it_said(built: DataPortal) -> None:
    item = json.loads(built.html(f"{SO}/tin-tuc/thu-hoi/index.json"))
    assert (item["status"], item["title"], item["date"]) == ("withdrawn", "Tin thu hồi", "2026-03-01")
    assert item["retraction"] == {"at": "2026-03-02T00:00:00+07:00", "reason": "wrong_content"}
    assert [each["name"] for each in item["notices"]] == ["withdrawn"]
    assert not any(item[key] for key in ("summary", "facts", "terms", "panels", "attachments", "images", "related"))
    assert set(item["body"].values()) == {""}
    written = built.html(f"{SO}/tin-tuc/thu-hoi/index.json")
    assert "Nội dung." in built.html(f"{SO}/tin-tuc/thu-hoi/index.html")
    assert not [text for text in ("Nội dung.", "Số liệu sai.", "Hội trường") if text in written]


@pytest.mark.parametrize(("name", "status"), [("cong-thuc", "published"), ("het-han", "expired")])
def test_the_data_of_a_page_say_what_became_of_it(built: DataPortal, name: str, status: str) -> None:
    item = json.loads(built.html(f"{SO}/tin-tuc/{name}/index.json"))
    assert (item["status"], item["retraction"]) == (status, None)


def test_pictures_that_rows_cannot_name_have_no_column(built: DataPortal) -> None:
    item = built.items(f"{FOLDER}/page.json")["so-chuc-nang"]
    assert item["attachments"]
    assert "images" not in item


def test_an_agency_is_named_by_its_code_once_that_is_confirmed(built: DataPortal) -> None:
    assert json.loads(built.html(f"{FOLDER}/news.json"))["agency_code"] == AGENCY_CODE
    assert json.loads(built.html(f"{SO}/tin-tuc/thu-hoi/index.json"))["agency"]["code"] == AGENCY_CODE


@pytest.mark.parametrize("identifier", UNSEEN)
def test_what_readers_do_not_see_is_named_in_no_file(built: DataPortal, identifier: str) -> None:
    for path in paths(built.out):
        data = (built.out / path).read_bytes()
        if path.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                data = b"".join(parts.read(each) for each in parts.namelist())
        assert identifier.encode() not in data, path
    assert built.items(f"{FOLDER}/news.json")["so-nhac-toi"]["related"] == ["so-bai-cu"]


def test_what_took_the_place_of_an_item_is_named_once_it_is_shown(tmp_path: Path) -> None:
    portal = DataPortal(tmp_path / "portal")
    portal.build_successfully()
    before = portal.items(f"{FOLDER}/news.json")
    assert "so-bai-moi" not in portal.html(f"{FOLDER}/news.json")
    assert (before["so-bai-cu"]["status"], before["so-bai-cu"]["superseded_by"]) == ("published", None)
    portal.build_successfully(at=datetime(2026, 12, 1, 8, tzinfo=VIETNAM))
    after = portal.items(f"{FOLDER}/news.json")
    assert (after["so-bai-cu"]["status"], after["so-bai-cu"]["superseded_by"]) == ("superseded", "so-bai-moi")
    assert after["so-bai-moi"]["status"] == "published"


def test_a_site_without_rows_has_no_data_files(built: DataPortal) -> None:
    folders = {path.rpartition("/")[0] for path in paths(built.out) if path.endswith((".csv", ".xlsx"))}
    assert folders == {FOLDER, ENGLISH_FOLDER}
    names = {path.rpartition("/")[2] for path in paths(built.out) if path.startswith(f"{FOLDER}/")}
    assert {name.partition(".")[0] for name in names} == {
        "news",
        "page",
        "project",
        "datapackage",
        "catalog",
        "do-luong",
    }


def test_site_maps_and_pages_do_not_list_data_files(built: DataPortal) -> None:
    assert "/du-lieu/" not in built.html(f"{SO}/sitemap-1.xml")
    assert "index.json" not in built.html(f"{SO}/sitemap-1.xml")


def test_the_data_of_a_page_say_all_that_the_page_says(built: DataPortal) -> None:
    item = json.loads(built.html(f"{SO}/gioi-thieu/chuc-nang/index.json"))
    assert item["url"] == f"https://{SO}/gioi-thieu/chuc-nang/"
    assert item["body"]["html"].startswith("<h2")
    assert f"[1] https://{SO}/tin-tuc/khai-truong/" in item["body"]["text"]
    (attachment,) = item["attachments"]
    assert (attachment["title"], attachment["format"]) == ("Quy chế", "PDF")
    assert attachment["size"] == "396 B"
    assert item["images"][0]["url"].startswith(f"https://{SO}/gioi-thieu/chuc-nang/anh")
    assert {each["language"] for each in item["alternates"]} == {"vi", "en", "x-default"}
    assert item["reuse"] == "Ghi rõ nguồn."
    assert item["data"]["id"] == "so-chuc-nang"


def test_an_attachment_may_not_take_the_name_of_the_data_of_its_page(tmp_path: Path) -> None:
    portal = DataPortal(tmp_path / "portal")
    portal.edit("site-config/portal.yaml", "[txt, pdf,", "[txt, json, pdf,")
    path = "content/so/gioi-thieu/chuc-nang/index.vi.md"
    portal.edit(path, "{file: quy-che.pdf, title: Quy chế}", "{file: index.json, title: Số liệu}")
    portal.write("content/so/gioi-thieu/chuc-nang/index.json", "{}\n")
    assert [each.rpartition(" ")[2] for each in codes(portal.check()) if each.startswith(path)] == ["ATT110"]


def test_an_edit_makes_the_files_that_a_clean_build_makes(tmp_path: Path) -> None:
    portal = DataPortal(tmp_path / "portal")
    portal.build_successfully()
    portal.edit(PROJECT, "1,25 tỷ đồng", "2 tỷ đồng")
    portal.remove("content/so/tin-tuc/thu-hoi.vi.md")
    draft = page("so-nhap", kind="news", title="Nháp", date="2026-05-01", draft="true")
    portal.write("content/so/tin-tuc/nhap.vi.md", draft)
    changed = portal.build()
    assert changed.is_written, codes(changed)
    assert portal.items(f"{FOLDER}/project.json")["so-cau"]["budget"] == 2_000_000_000
    assert not {"so-thu-hoi", "so-nhap"} & portal.items(f"{FOLDER}/news.json").keys()
    edited = tree(portal.out)
    clean = tmp_path / "clean"
    portal.build_successfully(out=clean)
    assert tree(clean) == edited
    portal.edit(PROFILES, "    open_data: true\n    item_data: true\n", "")
    portal.build_successfully()
    assert not [path for path in paths(portal.out) if "du-lieu" in path or path.endswith("index.json")]
