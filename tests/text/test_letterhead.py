"""Agencies in letterheads and as issuers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from portalgen.text.letterhead import contradicts_issuer, find_agencies, read_agency

TAXONOMIES = Path(__file__).resolve().parents[2] / "site-config" / "taxonomies.yaml"


def list_issuers() -> list[str]:
    """Return the Vietnamese names of the departments and committees of the shipped portal."""
    data: Any = yaml.safe_load(TAXONOMIES.read_text("utf-8"))
    terms = next(each for each in data["taxonomies"] if each["id"] == "issuer")["terms"]
    names = (each["names"]["vi"] for each in terms)
    return [each for each in names if each.startswith(("Sở", "Ủy ban nhân dân"))]


def test_issuers_of_the_portal_differ_from_each_other_only() -> None:
    names = list_issuers()
    assert len(names) > 10
    for name in names:
        agencies = find_agencies(name.upper())
        assert len(agencies) == 1, name
        same = [other for other in names if contradicts_issuer(agencies, other, "15/TB-SNgV") is None]
        number = "15/TB-UBND" if name.startswith("Ủy") else "15/TB-SNgV"
        assert [each for each in same if contradicts_issuer(agencies, each, number) is None] == [name]


@pytest.mark.parametrize(
    "name", ["Sở Lao động - Thương binh và Xã hội", "Sở Quy hoạch - Kiến trúc", "Sở Thông tin và Truyền thông"]
)
def test_former_departments_are_read(name: str) -> None:
    assert read_agency(name) is not None


@pytest.mark.parametrize(
    "letterhead",
    [
        "TỈNH ỦY LÂM ĐỒNG",
        "Sở Y tế",
        "SỞ Y TẾ\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT",
        "UBND TỈNH LÂM ĐỒNG\nS NGOẠI VỤ",
        "SỞ",
        "",
        "SỞ Y TẾ 2",
    ],
)
def test_a_letterhead_that_is_not_understood_names_nobody(letterhead: str) -> None:
    assert find_agencies(letterhead) == ()
