"""Projects, procurement and recruitment from front matter to page, list and filter, at two times."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from portalgen.law.calendar import VIETNAM
from tests.makers.portal import PROFILES_YAML, SO, SmallPortal, page, translation, tree

SECTIONS = "".join(
    f"      - {{path: {path}, names: {{vi: {kind}, en: {kind}}}, kinds: [{kind}], missing_translation: notice}}\n"
    for path, kind in (("du-an", "project"), ("dau-thau", "procurement"), ("tuyen-dung", "recruitment"))
)
PROFILES = PROFILES_YAML.replace("      - {path: van-ban,", f"{SECTIONS}      - {{path: van-ban,")
PROJECT = {
    "kind": "project",
    "objective": "Đi lại an toàn.",
    "field": "[y-te]",
    "project_type": "upgrade",
    "begins": "2026-01-01",
    "ends": "2026-12-31",
    "budget": "12,5 tỷ đồng",
    "funding_type": "state_budget",
    "donor": "Ngân sách tỉnh",
}
POSTS = "[{post: Thủ thư, number: 2}]"
RECRUITMENT = {
    "kind": "recruitment",
    "date": "2026-11-01",
    "posts": POSTS,
    "opens": "2026-11-01",
    "closes": "2026-11-27",
    "address": "Phòng 1",
}
FILES = {
    "site-config/profiles.yaml": PROFILES,
    "content/so/du-an/cau.vi.md": page("so-cau", title="Cầu", status="under_way", **PROJECT),
    "content/so/du-an/cau.en.md": translation(
        "so-cau", ("Cầu", "", "Nội dung.\n"), kind="project", title="Bridge", slug="bridge", objective="Safe ways."
    ),
    "content/so/du-an/mau.vi.md": page("so-mau", title="Đường mẫu", status="preparing", sample="true", **PROJECT),
    "content/so/dau-thau/thep.vi.md": page(
        "so-thep",
        kind="procurement",
        date="2026-11-20",
        title="Mua thép",
        number="IB0000000000",
        package="Mua thép",
        price="850 triệu",
        form="open",
        link="https://muasamcong.mpi.gov.vn/",
        opens="2026-11-20T08:00",
        closes="2026-12-10T09:00",
        project="so-cau",
    ),
    "content/so/tuyen-dung/thu-thu.vi.md": page("so-thu-thu", title="Tuyển thủ thư", **RECRUITMENT),
    "content/so/tuyen-dung/mau.vi.md": page("so-tuyen-mau", title="Tuyển mẫu", sample="true", **RECRUITMENT),
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """The portal, built on 24/11/2026."""
    made = SmallPortal(tmp_path_factory.mktemp("kinds") / "portal", FILES)
    made.build_successfully()
    return made


@pytest.fixture(scope="module")
def after_closing(portal: SmallPortal) -> Path:
    """The same portal on 01/12/2026."""
    out = portal.out.with_name("later")
    portal.build_successfully(out=out, at=datetime(2026, 12, 1, tzinfo=VIETNAM))
    return out


def test_a_page_says_amounts_and_states_in_the_language_of_its_readers(portal: SmallPortal) -> None:
    vietnamese, english = portal.html(f"{SO}/du-an/cau/index.html"), portal.html(f"{SO}/en/du-an/bridge/index.html")
    assert '<span class="number">12,5\u00a0tỷ\u00a0đồng</span>' in vietnamese
    assert '<strong class="tag">Đang triển khai</strong>' in vietnamese
    assert '<span class="number">VND\u00a012.5\u00a0billion</span>' in english
    assert '<strong class="tag">Under way</strong>' in english


def test_words_that_a_translation_takes_from_its_original_say_their_language(portal: SmallPortal) -> None:
    english = portal.html(f"{SO}/en/du-an/bridge/index.html")
    assert '<span lang="vi">Ngân sách tỉnh</span>' in english
    assert "<dd>Safe ways.</dd>" in english
    assert "<dd>Ngân sách tỉnh</dd>" in portal.html(f"{SO}/du-an/cau/index.html")


def test_a_link_to_another_portal_is_called_by_what_it_is_for(portal: SmallPortal) -> None:
    html = portal.html(f"{SO}/dau-thau/thep/index.html")
    assert '<a href="https://muasamcong.mpi.gov.vn/">Xem thông báo mời thầu</a>' in html


def test_the_calendar_holds_until_when_citizens_can_act_and_nothing_that_takes_years(portal: SmallPortal) -> None:
    calendar = Calendar.from_ical((portal.out / SO / "events.ics").read_bytes())
    found = {str(each["SUMMARY"]): each["DTSTART"].dt for each in calendar.walk("VEVENT")}
    assert found == {
        "Đóng thầu: Mua thép": datetime(2026, 12, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        "Hạn nộp hồ sơ: Tuyển thủ thư": date(2026, 11, 27),
    }


def test_a_project_shows_the_packages_that_belong_to_it(portal: SmallPortal) -> None:
    html = portal.html(f"{SO}/du-an/cau/index.html")
    assert "<dt>Gói thầu</dt>" in html and "Mua thép" in html


def test_a_term_among_the_facts_is_not_repeated_at_the_foot(portal: SmallPortal) -> None:
    assert portal.html(f"{SO}/du-an/cau/index.html").count(">Y tế</a>") == 1


def test_lists_by_state_hold_what_is_in_it_and_no_sample(portal: SmallPortal) -> None:
    states = portal.out / SO / "du-an" / "tinh-trang"
    assert sorted(each.name for each in states.iterdir() if each.is_dir()) == [
        "da-hoan-tat",
        "dang-chuan-bi-dau-tu",
        "dang-trien-khai",
    ]
    empty = (states / "dang-chuan-bi-dau-tu" / "index.html").read_text("utf-8")
    assert '<p class="empty">' in empty and 'content="noindex' in empty and "mẫu" not in empty
    assert "Cầu" in (states / "dang-trien-khai" / "index.html").read_text("utf-8")


def test_what_closes_soon_is_listed_among_what_is_open_as_well(portal: SmallPortal) -> None:
    lists = portal.out / SO / "tuyen-dung" / "tinh-trang"
    for state in ("dang-nhan-ho-so", "sap-het-han-nop-ho-so"):
        html = (lists / state / "index.html").read_text("utf-8")
        assert "Tuyển thủ thư" in html and "</span>Sắp hết hạn nộp hồ sơ</span>" in html


def test_a_list_by_a_state_stays_where_it_is_when_nothing_is_in_it_any_more(
    portal: SmallPortal, after_closing: Path
) -> None:
    path = f"{SO}/tuyen-dung/tinh-trang/dang-nhan-ho-so/index.html"
    assert '<p class="empty">' not in portal.html(path)
    assert '<p class="empty">' in (after_closing / path).read_text("utf-8")


def test_a_recruitment_closes_at_the_end_of_its_last_day_and_nothing_else_changes(
    portal: SmallPortal, after_closing: Path
) -> None:
    page_path = f"{SO}/tuyen-dung/thu-thu/index.html"
    assert "Sắp hết hạn nộp hồ sơ" in portal.html(page_path)
    assert "Hết hạn nộp hồ sơ" in (after_closing / page_path).read_text("utf-8")
    before, after = tree(portal.out), tree(after_closing)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert f"{SO}/tuyen-dung/index.html" in changed
    assert not any("/du-an/" in path or "/dau-thau/" in path for path in changed)
