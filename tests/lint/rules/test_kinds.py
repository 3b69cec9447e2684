"""What kinds ask of their items: days in order, one item for one thing, states, links, amounts, no persons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from portalgen.law.calendar import VIETNAM
from portalgen.lint.model import PageRule, PortalRule
from portalgen.lint.rules.kinds import (
    absurd_amount,
    citizen_home,
    citizen_named,
    days_out_of_order,
    item_written_twice,
    link_to_other_host,
    measure_without_unit,
    person_for_organization,
    registration_without_dates,
    review_day_missing,
    state_against_days,
)
from portalgen.lint.rules.kinds._days import find_reversals
from tests.makers.lint.contexts import load_lint_context, values
from tests.makers.lint.texts import page_text
from tests.makers.portal import AT, PROFILES_YAML, SmallPortal, page

PROFILES = PROFILES_YAML.replace(
    "      - {path: van-ban,",
    "      - {path: viec, names: {vi: Việc, en: Things}, kinds: [project, procurement, land_recovery, sanction, planning], "
    "missing_translation: notice}\n      - {path: van-ban,",
)
PATH = "content/so/viec/mot.vi.md"


def project(identifier: str = "so-mot", /, **keys: Any) -> str:
    facts = {
        "kind": "project",
        "title": "Sửa cầu",
        "status": "under_way",
        "objective": "Đi lại an toàn.",
        "field": "[y-te]",
        "project_type": "upgrade",
        "begins": "2026-01-01",
        "ends": "2026-12-31",
        "budget": "5 tỷ đồng",
        "funding_type": "state_budget",
        "donor": "Ngân sách tỉnh",
    }
    return page(identifier, **{**facts, **keys})


def sanction(**keys: Any) -> str:
    facts = {
        "kind": "sanction",
        "title": "Xử phạt",
        "organization": "Công ty Mẫu",
        "form": "Phạt tiền",
        "number": "00/QĐ-XPHC",
        "signed": "2026-11-20",
        "level": "province",
        "violation": "Xả thải.",
        "review_by": "2027-11-20",
    }
    return page("so-mot", **{**facts, **keys})


def procurement(**keys: Any) -> str:
    facts = {
        "kind": "procurement",
        "date": "2026-11-20",
        "title": "Mua bàn",
        "number": "IB0000000000",
        "package": "Mua bàn",
        "price": "5 tỷ đồng",
        "form": "open",
        "link": "https://muasamcong.mpi.gov.vn/",
        "opens": "2026-11-20T08:00",
        "closes": "2026-11-20",
    }
    return page("so-mot", **{**facts, **keys})


def run_page_rule(rule: PageRule, tmp_path: Path, content: str) -> list[Mapping[str, Any]]:
    """The values of what a rule says of one page."""
    portal = SmallPortal(tmp_path / "portal", {"site-config/profiles.yaml": PROFILES})
    return [values(each) for each in rule.check(page_text(tmp_path, PATH, content, portal=portal))]


def run_portal_rule(rule: PortalRule, tmp_path: Path, at: datetime, **files: str) -> list[Mapping[str, Any]]:
    """The values of what a rule says of a small portal with these pages."""
    paths = {f"content/so/viec/{name}.vi.md": text for name, text in files.items()}
    portal = SmallPortal(tmp_path / "portal", {"site-config/profiles.yaml": PROFILES, **paths})
    return [values(each) for each in rule.check(load_lint_context(portal, at))]


def test_a_way_to_register_needs_the_days_of_its_event(tmp_path: Path) -> None:
    given = {"kind": "news", "title": "Tọa đàm", "date": "2026-11-20", "registration": "https://example.vn/a"}
    rule, path = registration_without_dates.RULE, "content/so/tin-tuc/mot.vi.md"
    without, dated = page("so-mot", **given), page("so-mot", **given, event_end="2026-11-25")
    found = [list(rule.check(page_text(tmp_path, path, text))) for text in (without, dated)]
    assert [[values(each)["key"] for each in each_found] for each_found in found] == [["registration"], []]


def test_a_day_that_both_opens_and_closes_is_in_order(tmp_path: Path) -> None:
    assert run_page_rule(days_out_of_order.RULE, tmp_path, procurement()) == []


def test_a_wrong_day_in_the_middle_is_one_contradiction(tmp_path: Path) -> None:
    content = procurement(signed="2026-12-01", opens="2026-11-20T08:00", closes="2026-11-21T09:00")
    portal = SmallPortal(tmp_path / "portal", {"site-config/profiles.yaml": PROFILES})
    read = page_text(tmp_path, PATH, content, portal=portal).page
    found = [(one.name, other.name) for one, other in find_reversals(read, ("signed", "opens", "closes"))]
    assert found == [("signed", "opens")]


@pytest.mark.parametrize(
    ("other", "is_reported"),
    [
        ({"code": "79 1"}, True),
        ({"code": "792"}, False),
        ({}, False),
        ({"code": "79 1", "draft": "true"}, False),
        ({"code": "79 1", "superseded_by": "so-a"}, False),
        ({"code": "79 1", "sample": "true"}, False),
    ],
)
def test_two_items_with_one_code_are_one_thing_written_twice(
    tmp_path: Path, other: dict[str, str], is_reported: bool
) -> None:
    first, second = project("so-a", code='"79  1"'), project("so-b", title="Cầu", **other)
    found = run_portal_rule(item_written_twice.RULE, tmp_path, AT, a=first, b=second)
    assert [each["other"] for each in found] == (["content/so/viec/a.vi.md"] if is_reported else [])


@pytest.mark.parametrize(
    ("state", "at", "key"),
    [
        ("under_way", datetime(2026, 12, 31, 23), ""),
        ("under_way", datetime(2027, 1, 1), "ends"),
        ("under_way", datetime(2025, 12, 31), "begins"),
        ("preparing", datetime(2026, 1, 1), ""),
        ("preparing", datetime(2026, 1, 2), "begins"),
        ("completed", datetime(2026, 12, 31), ""),
        ("completed", datetime(2026, 12, 30), "ends"),
    ],
)
def test_a_state_is_compared_with_the_days_at_the_clock(tmp_path: Path, state: str, at: datetime, key: str) -> None:
    rule, moment = state_against_days.RULE, at.replace(tzinfo=VIETNAM)
    assert [each["key"] for each in run_portal_rule(rule, tmp_path, moment, a=project(status=state))] == (
        [key] if key else []
    )
    assert run_portal_rule(rule, tmp_path, moment, a=project(status=state, sample="true")) == []


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://muasamcong.mpi.gov.vn/web/guest", ""),
        ("https://www.MUASAMCONG.mpi.gov.vn/", ""),
        ("https://muasamcong.mpi.gov.vn.example.vn/", "muasamcong.mpi.gov.vn.example.vn"),
        ("https://giamuasamcong.mpi.gov.vn/", "giamuasamcong.mpi.gov.vn"),
        ("https://muasamcong.mpi.gov.vn@example.vn/", "example.vn"),
    ],
)
def test_a_link_to_the_network_is_on_its_host_or_below_it(tmp_path: Path, link: str, host: str) -> None:
    found = run_page_rule(link_to_other_host.RULE, tmp_path, procurement(link=link))
    assert [each["host"] for each in found] == ([host] if host else [])


@pytest.mark.parametrize(
    ("budget", "is_reported"),
    [("0", True), ("1250", True), ("100000", False), ("10000 nghìn tỷ", True), ("1 USD", False), ("0 USD", True)],
)
def test_a_sum_is_neither_nothing_nor_more_than_there_is(tmp_path: Path, budget: str, is_reported: bool) -> None:
    found = run_page_rule(absurd_amount.RULE, tmp_path, project(budget=budget))
    assert [each["key"] for each in found] == (["budget"] if is_reported else [])


@pytest.mark.parametrize(("area", "count"), [("12,5", 1), ("12,5 ha", 0)])
def test_an_area_has_a_unit(tmp_path: Path, area: str, count: int) -> None:
    keys = {
        "kind": "planning",
        "title": "Quy hoạch",
        "status": "drafting",
        "planning_type": "urban",
        "extent": "Ven hồ.",
    }
    content = page("so-mot", **keys, area=f'"{area}"')
    assert len(run_page_rule(measure_without_unit.RULE, tmp_path, content)) == count


@pytest.mark.parametrize(
    ("organization", "count"),
    [
        ("Ông Nguyễn Văn Mẫu", 1),
        ("hộ bà Trần Thị Mẫu", 1),
        ("Mr. John Sample", 1),
        ("Nguyễn Văn Mẫu", 1),
        ("Cơ sở của đồng chí Trần Thị Mẫu", 1),
        ("Công ty TNHH Nguyễn Văn Mẫu", 0),
        ("Bà Rịa - Vũng Tàu", 0),
        ("Anh Quốc", 0),
        ("Công ty Mẫu", 0),
        ("Ông", 0),
    ],
)
def test_an_organization_is_no_person(tmp_path: Path, organization: str, count: int) -> None:
    assert len(run_page_rule(person_for_organization.RULE, tmp_path, sanction(organization=organization))) == count


@pytest.mark.parametrize(
    ("plan", "counts"),
    [
        ("Hộ ông Nguyễn Văn Mẫu được 500 triệu đồng; thửa 123.", (1, 1)),
        ("Bồi thường bằng tiền theo bảng giá đất; niêm yết tại UBND xã, số 12 đường Mẫu.", (0, 0)),
    ],
)
def test_the_plan_of_a_land_recovery_names_no_household(tmp_path: Path, plan: str, counts: tuple[int, int]) -> None:
    facts = {
        "kind": "land_recovery",
        "title": "Thu hồi đất",
        "number": "00/QĐ-UBND",
        "signed": "2026-11-20",
        "commune": "[Xã Mẫu]",
    }
    keys = {"area": "12,5 ha", "purpose": "Làm đường.", "compensation_plan": plan}
    content = page("so-mot", "Nội dung.\n", **facts, **keys)
    rules = (citizen_named.RULE, citizen_home.RULE)
    assert tuple(len(run_page_rule(rule, tmp_path, content)) for rule in rules) == counts


@pytest.mark.parametrize(
    ("keys", "count"), [({}, 0), ({"review_by": "", "expires_at": "2027-01-01"}, 0), ({"review_by": ""}, 1)]
)
def test_a_sanction_says_until_when_it_is_public(tmp_path: Path, keys: dict[str, str], count: int) -> None:
    content = sanction(**{"review_by": "2027-11-20", **keys}).replace("review_by: \n", "")
    assert len(run_page_rule(review_day_missing.RULE, tmp_path, content)) == count
