"""Portal-wide data files: the rows of all sites, streamed; the same bytes however much of the portal is built again."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from portalgen.content.model import Page
from portalgen.law.calendar import VIETNAM
from portalgen.open_data import fragments
from portalgen.open_data.csv_file import UTF8_MARK
from portalgen.open_data.fragments import encode_data_fragment
from portalgen.render.context import Context
from tests.makers.portal import MAIN, PROFILES_YAML, SmallPortal, page, tree

FOLDER = f"{MAIN}/du-lieu/toan-tinh/"
ENGLISH = f"{MAIN}/sites/en/data/province/"
OPEN = PROFILES_YAML.replace("    home: ", "    open_data: true\n    home: ")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """Three sites with news of two years, built once."""
    portal = SmallPortal(tmp_path_factory.mktemp("start") / "portal", {"site-config/profiles.yaml": OPEN})
    portal.write("content/xa/tin-tuc/cu.vi.md", page("xa-cu", kind="news", title="=1+1, cũ", date="2025-12-31"))
    portal.write("content/xa/tin-tuc/moi.vi.md", page("xa-moi", kind="news", title="Mới", date="2026-01-01"))
    portal.write(
        "content/so/tin-tuc/nhac-toi.vi.md",
        page("so-nhac-toi", kind="news", title="Nhắc tới", date="2026-02-01", related="[xa-moi, portal-chao-mung]"),
    )
    portal.build_successfully()
    return portal


@pytest.fixture
def portal(start: SmallPortal, tmp_path: Path) -> Iterator[SmallPortal]:
    """A copy of it, with its output and cache."""
    copy = SmallPortal(tmp_path / "portal", {})
    shutil.copytree(start.root, copy.root, dirs_exist_ok=True)
    shutil.copytree(start.out, copy.out)
    yield copy


def ids(file: Path) -> list[str]:
    """The ids of a CSV file, in its order."""
    data = file.read_bytes()
    assert data.startswith(UTF8_MARK)
    return [row["id"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


def related(portal: SmallPortal) -> list[str]:
    """The items to which the department's news refers in the portal-wide file, as in its own."""
    files = (f"{FOLDER}news-2026.json", "so.example.vn/du-lieu/news.json")
    items = [each for file in files for each in json.loads(portal.html(file))["items"] if each["id"] == "so-nhac-toi"]
    assert items[0] == items[1]
    return list(items[0]["related"])


def clean(portal: SmallPortal) -> dict[str, str]:
    """The digests of a clean build of the same content, which remembers nothing."""
    folder = portal.root.parent / "clean"
    shutil.rmtree(folder, ignore_errors=True)
    portal.build_successfully(out=folder, remember=False)
    return tree(folder)


def test_a_year_of_a_kind_is_one_file_with_the_rows_of_all_sites(start: SmallPortal) -> None:
    assert ids(start.out / FOLDER / "news-2026.csv") == [
        "portal-chao-mung",
        "so-hoi-nghi",
        "so-hop-bao",
        "so-khai-truong",
        "so-nhac-toi",
        "xa-moi",
    ]
    assert ids(start.out / FOLDER / "news-2025.csv") == ["xa-cu"]
    assert ids(start.out / FOLDER / "page-khong-ngay.csv") == ["so-chuc-nang"]
    assert ids(start.out / ENGLISH / "page-undated.csv") == ["so-chuc-nang"]


def test_json_holds_the_same_items_as_csv(start: SmallPortal) -> None:
    for file in sorted((start.out / FOLDER).glob("*.csv")):
        items = json.loads(file.with_suffix(".json").read_text("utf-8"))["items"]
        assert [item["id"] for item in items] == ids(file)


def test_every_json_file_follows_the_schema_that_it_names(start: SmallPortal) -> None:
    files = [path for folder in (FOLDER, ENGLISH) for path in sorted((start.out / folder).glob("*-*.json"))]
    assert len(files) == 4
    for file in files:
        data = json.loads(file.read_text("utf-8"))
        schema = json.loads(start.html(data["$schema"].removeprefix("https://")))
        jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)
        assert data["reuse"] and "license" not in data and data["url"].endswith(file.name)


def test_files_are_no_others_than_those_with_rows(start: SmallPortal) -> None:
    assert sorted(path for path in tree(start.out) if "/news-" in path and "toan-tinh" in path) == [
        f"{FOLDER}news-2025.csv",
        f"{FOLDER}news-2025.json",
        f"{FOLDER}news-2026.csv",
        f"{FOLDER}news-2026.json",
    ]
    assert not list((start.out / ENGLISH).glob("news-*"))


@pytest.mark.parametrize("folder", [FOLDER, ENGLISH])
def test_the_package_describes_the_files_as_a_reader_finds_them(start: SmallPortal, folder: str) -> None:
    from frictionless import Package  # it takes a second to load

    package = Package(str(start.out / folder / "datapackage.json"))
    assert sorted(each.path or "" for each in package.resources) == sorted(
        path.name for path in (start.out / folder).iterdir() if path.name not in ("datapackage.json", "catalog.jsonld")
    )
    assert package.validate().valid


def test_the_page_of_open_data_leads_to_them_by_year(start: SmallPortal) -> None:
    page = start.html(f"{MAIN}/du-lieu-mo/index.html")
    assert page.index("/du-lieu/toan-tinh/news-2026.csv") < page.index("/du-lieu/toan-tinh/news-2025.csv")
    assert "toan-tinh" not in start.html("so.example.vn/du-lieu-mo/index.html")


def test_a_title_of_another_site_changes_the_file_of_its_year_alone(portal: SmallPortal) -> None:
    portal.edit("content/xa/tin-tuc/moi.vi.md", "title: Mới", "title: Mới hơn")
    result = portal.build_successfully()
    changed = [path for path in result.changed_paths if path.startswith(FOLDER)]
    assert changed == [f"{FOLDER}news-2026.csv", f"{FOLDER}news-2026.json"]
    assert tree(portal.out) == clean(portal)


def test_a_state_that_a_third_site_turns_turns_in_the_portal_wide_file(portal: SmallPortal) -> None:
    document = {
        "kind": "legal_document",
        "document_type": "decision",
        "normative": "false",
        "issued": "2026-01-02",
        "issuer": "Sở Ngoại vụ",
    }
    main = "{path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice, on_home: true}"
    portal.edit("site-config/profiles.yaml", main, main.replace("[news]", "[news, legal_document]"))
    old = page("so-cu", title="Cũ", number="1/QĐ", effective="2026-01-02", **document)
    portal.write("content/so/van-ban/cu.vi.md", old)
    portal.build_successfully()
    relations = "\n  - {type: replaces, to: so-cu}"
    new = page("portal-moi", title="Mới", number="2/QĐ", effective="2026-01-03", relations=relations, **document)
    portal.write("content/portal/tin-tuc/moi.vi.md", new)
    portal.build_successfully()
    own = json.loads(portal.html("so.example.vn/du-lieu/legal-document.json"))["items"]
    assert [item["state"] for item in own] == ["expired"]
    wide = json.loads(portal.html(f"{FOLDER}legal-document-2026.json"))["items"]
    assert {item["id"]: item["state"] for item in wide}["so-cu"] == "expired"
    assert tree(portal.out) == clean(portal)
    portal.remove("content/portal/tin-tuc/moi.vi.md")
    portal.build_successfully()
    assert tree(portal.out) == clean(portal)


def test_rows_of_a_year_in_which_nothing_changed_are_not_made_again(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[tuple[str, ...]] = []

    def encode(context: Context, kind: str, pages: Iterable[Page]) -> Mapping[str, bytes]:
        encoded.append(tuple(each.id for each in pages))
        return encode_data_fragment(context, kind, pages)

    monkeypatch.setattr(fragments, "encode_data_fragment", encode)
    portal.edit("content/xa/tin-tuc/moi.vi.md", "title: Mới", "title: Mới hơn")
    portal.build_successfully()
    assert encoded == [("xa-moi",)]


def test_a_body_of_another_site_changes_no_portal_wide_file(portal: SmallPortal) -> None:
    portal.edit("content/xa/tin-tuc/moi.vi.md", "Nội dung.", "Nội dung khác.")
    assert not [path for path in portal.build_successfully().changed_paths if path.startswith(FOLDER)]


def test_rows_come_and_go_with_their_pages(portal: SmallPortal) -> None:
    portal.remove("content/xa/tin-tuc/cu.vi.md")
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "date: 2026-01-04", "date: 2024-01-04")
    result = portal.build_successfully()
    assert ids(portal.out / FOLDER / "news-2024.csv") == ["so-hop-bao"]
    assert f"{FOLDER}news-2025.csv" in result.removed_paths
    assert tree(portal.out) == clean(portal)


def test_the_main_site_built_alone_has_the_rows_of_all(portal: SmallPortal) -> None:
    whole = {path: digest for path, digest in clean(portal).items() if path.startswith(FOLDER)}
    alone = portal.root.parent / "alone"
    portal.build_successfully(out=alone, sites=("portal",), remember=False)
    assert {path: digest for path, digest in tree(alone).items() if path.startswith(FOLDER)} == whole


def test_rows_name_items_of_other_sites_as_long_as_these_are_shown(portal: SmallPortal) -> None:
    """Of a site without open data too, of which the main site asks nothing else."""
    configuration = portal.root / "site-config/sites/xa.yaml"
    portal.write("site-config/sites/xa.yaml", configuration.read_text() + "open_data: false\n")
    item = "content/xa/tin-tuc/moi.vi.md"
    assert related(portal) == ["xa-moi", "portal-chao-mung"]
    portal.edit(item, "kind: news", "kind: news\npublish_at: 2026-11-30T08:00")
    portal.build_successfully()
    assert related(portal) == ["portal-chao-mung"]
    portal.build_successfully(at=datetime(2026, 12, 1, tzinfo=VIETNAM))
    assert related(portal) == ["xa-moi", "portal-chao-mung"]
    portal.edit(item, "publish_at: 2026-11-30T08:00", "expires_at: 2026-11-23T08:00")
    portal.build_successfully()
    assert related(portal) == ["portal-chao-mung"]
    assert tree(portal.out) == clean(portal)
    portal.edit(item, "expires_at: 2026-11-23T08:00\n", "")
    portal.build_successfully()
    assert related(portal) == ["xa-moi", "portal-chao-mung"]
    removed = "{at: 2026-11-20, reason: duplicate}"
    portal.write(item, page("xa-moi", "", kind="tombstone", title="Mới", date="2026-01-01", removed=removed))
    portal.build_successfully()
    assert related(portal) == ["portal-chao-mung"]
    assert tree(portal.out) == clean(portal)


def test_what_the_cache_lost_is_made_again(portal: SmallPortal) -> None:
    shutil.rmtree(portal.root / ".portalgen")
    portal.edit("content/xa/tin-tuc/moi.vi.md", "title: Mới", "title: Khác")
    portal.build_successfully()
    assert tree(portal.out) == clean(portal)


def test_a_site_without_open_data_gives_no_row(portal: SmallPortal) -> None:
    portal.write(
        "site-config/sites/xa.yaml", (portal.root / "site-config/sites/xa.yaml").read_text() + "open_data: false\n"
    )
    portal.build_successfully()
    assert not (portal.out / FOLDER / "news-2025.csv").exists()
    assert "xa-moi" not in ids(portal.out / FOLDER / "news-2026.csv")
    assert tree(portal.out) == clean(portal)


def test_a_check_does_not_make_them(portal: SmallPortal) -> None:
    assert portal.check().diagnostics == ()
