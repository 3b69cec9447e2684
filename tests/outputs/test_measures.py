"""The measures that a site publishes: valid by their schema, what they count, and that no clock is in them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.makers.portal import AT, MAIN, SO, XA, SmallPortal, paths
from tests.makers.public_portal import OLDER, SAMPLE, public_portal, write_document

MEASURES = f"{SO}/du-lieu/do-luong.json"
SCHEMA = f"{MAIN}/du-lieu/luoc-do/do-luong.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = public_portal(tmp_path_factory.mktemp("measures") / "portal")
    portal.build_successfully()
    return portal


def document(portal: SmallPortal) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(portal.html(MEASURES))
    return read


def value(portal: SmallPortal, name: str) -> Any:
    return document(portal)["measures"][name]["value"]


def test_the_document_fits_the_schema_of_the_main_site(built: SmallPortal) -> None:
    schema = json.loads(built.html(SCHEMA))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(document(built))
    assert document(built)["$schema"] == f"https://{SCHEMA}"


def test_a_value_of_another_shape_does_not_fit_the_schema(built: SmallPortal) -> None:
    validator = Draft202012Validator(json.loads(built.html(SCHEMA)))
    faulty = document(built)
    faulty["measures"]["items"]["value"]["total"] = -1
    assert not validator.is_valid(faulty)
    lacking = document(built)
    del lacking["measures"]["items"]
    assert not validator.is_valid(lacking)


def test_samples_are_counted_apart(built: SmallPortal) -> None:
    assert value(built, "items") == {"total": 8, "samples": 1}
    assert value(built, "items_by_kind") == {"legal_document": 3, "news": 3, "page": 2}
    assert value(built, "public_information") == {"total": 3, "without_number": 0, "without_day": 1}


def test_freshness_is_told_by_section_and_a_section_without_items_is_named(built: SmallPortal) -> None:
    assert value(built, "newest_day_by_section")["tin-tuc"] == "2026-01-05"
    assert value(built, "oldest_day") == "2025-12-30"
    assert value(built, "sections") == {"declared": 3, "with_items": 3, "empty": []}


def test_the_last_change_is_no_day_of_a_paper_and_nothing_that_is_still_to_come(tmp_path: Path) -> None:
    portal = public_portal(tmp_path / "portal")
    for source, id in (("qd-ky", "so-ky"), ("qd-sau", "so-sau")):
        write_document(portal, f"content/so/van-ban/{source}.vi.md", id, issued="2026-11-20")
    note = "change_notes: [{at: 2026-11-30T08:00, note: Sửa số hiệu}]\nissued:"
    portal.edit("content/so/van-ban/qd-sau.vi.md", "issued:", note)
    portal.build_successfully(sites=("so",))
    assert value(portal, "last_change_day") == "2026-01-07"
    assert value(portal, "newest_day_by_kind")["legal_document"] == "2026-01-07"
    # A moment that was still to come turns the site, and is counted from then on.
    portal.build_successfully(sites=("so",), at=datetime(2026, 11, 30, 9, tzinfo=AT.tzinfo))
    assert value(portal, "last_change_day") == "2026-11-30"


def test_addresses_for_programs_are_listed(built: SmallPortal) -> None:
    addresses = value(built, "data_addresses")
    assert addresses["feed"] == [f"https://{SO}/feed.xml", f"https://{SO}/en/feed.xml"]
    assert f"https://{SO}/du-lieu/danh-muc-cong-khai.csv" in addresses["public_information_csv"]
    every = [url for urls in addresses.values() for url in urls]
    assert all((built.out / url.removeprefix("https://")).is_file() for url in every)


def test_no_clock_is_in_it_and_an_edit_of_a_text_changes_nothing(tmp_path: Path) -> None:
    portal = public_portal(tmp_path / "portal")
    portal.build_successfully()
    before = portal.html(MEASURES)
    portal.edit(OLDER, "Toàn văn.", "Toàn văn, sửa.")
    portal.build_successfully(at=AT.replace(hour=22))
    assert portal.html(MEASURES) == before
    portal.remove(SAMPLE)
    portal.build_successfully()
    assert value(portal, "items") == {"total": 8, "samples": 0}


def test_a_site_without_open_data_publishes_none(built: SmallPortal) -> None:
    assert not [each for each in paths(built.out) if each.startswith(XA) and "do-luong" in each]
