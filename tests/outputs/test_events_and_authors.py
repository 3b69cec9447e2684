"""A page invites to its event until that is over, and names its authors, who have pages where the portal lists authors."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from portalgen.law.calendar import VIETNAM
from portalgen.render.entries import build_facts, build_term_facts
from portalgen.render.views.links import Fact
from tests.makers.loaded_portal import PlannedPortal, plan_portal
from tests.makers.portal import TAXONOMIES_YAML, SmallPortal, codes, page

EVENT = "content/so/tin-tuc/toa-dam.vi.md"
PAGE = "so.example.vn/tin-tuc/toa-dam/index.html"
REGISTRATION = "https://www.dangky.example.vn/toa-dam"
AUTHORS = """\
  - id: author
    names: {vi: Tác giả, en: Author}
    slugs: {vi: tac-gia, en: author}
    open: true
    terms:
      - {id: to-phong-vien, names: {vi: Tổ phóng viên, en: Reporters}}
"""


def event(**more: str) -> str:
    given = {
        "date": "2026-11-20",
        "event_start": "2026-11-25T08:00",
        "event_end": "2026-11-25T11:30",
        "event_host": "Văn phòng Sở",
        "registration": REGISTRATION,
        **more,
    }
    return page("so-toa-dam", kind="news", title="Tọa đàm", **given)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    files: dict[str, str | bytes | None] = {
        "site-config/taxonomies.yaml": TAXONOMIES_YAML + AUTHORS,
        EVENT: event(author="Tổ phóng viên", co_authors="[Người viết mẫu, to-phong-vien]"),
    }
    return SmallPortal(tmp_path_factory.mktemp("toa-dam") / "portal", files)


def facts_of(planned: PlannedPortal) -> dict[str, Fact]:
    context = planned.contexts.get("so")
    (own,) = (each for each in context.own_pages["vi"] if each.source == EVENT)
    return {fact.name: fact for fact in build_facts(context, own, context.page_address(own))}


def test_the_page_invites_until_the_event_is_over_and_then_says_that_it_is(portal: SmallPortal) -> None:
    portal.build_successfully()
    before = portal.html(PAGE)
    assert f'<a href="{REGISTRATION}">Đăng ký tại dangky.example.vn</a>' in before
    assert "Văn phòng Sở" in before
    portal.build_successfully(at=datetime(2026, 11, 25, 11, 30, tzinfo=VIETNAM))
    after = portal.html(PAGE)
    assert REGISTRATION not in after
    assert "Đã kết thúc, không còn nhận đăng ký" in after


def test_an_author_has_a_page_with_the_items_and_the_byline_leads_there(portal: SmallPortal) -> None:
    planned = plan_portal(portal)
    facts = facts_of(planned)
    assert [(link.title, link.url) for link in facts["author"].links] == [("Tổ phóng viên", "/tac-gia/to-phong-vien/")]
    assert [link.url for link in facts["co_authors"].links] == ["/tac-gia/nguoi-viet-mau/"]
    assert "https://so.example.vn/tac-gia/nguoi-viet-mau/" in planned.urls("term")
    context = planned.contexts.get("so")
    (own,) = (each for each in context.own_pages["vi"] if each.source == EVENT)
    assert [fact.name for fact in build_term_facts(context, own, context.page_address(own))] == []


def test_an_author_is_named_once_and_by_the_name_that_is_written_properly(tmp_path: Path) -> None:
    written = ("NHÓM MẪU", "NHÓM MẪU", "nhom-mau", "Nhóm Mẫu")
    files: dict[str, str | bytes | None] = {
        f"content/so/tin-tuc/bai-{number}.vi.md": page(
            f"so-bai-{number}", kind="news", title="Bài", date="2026-11-20", author=name
        )
        for number, name in enumerate(written)
    }
    files[EVENT] = event(author="Nhóm Mẫu", co_authors="[Nhóm Mẫu, Nhóm Hai]")
    open_list = {"site-config/taxonomies.yaml": TAXONOMIES_YAML + AUTHORS}
    planned = plan_portal(SmallPortal(tmp_path / "portal", {**files, **open_list}))
    assert [link.title for link in facts_of(planned)["co_authors"].links] == ["Nhóm Hai"]
    terms = planned.contexts.get("so").graph.terms["so", "vi"]
    assert [term.written for term in terms if term.id == "nhom-mau"] == ["Nhóm Mẫu"]
    files[EVENT] = event(author="Nhóm Mẫu", co_authors="[Nhóm Mẫu]")
    assert "co_authors" not in facts_of(plan_portal(SmallPortal(tmp_path / "other", files)))


def test_without_a_list_of_authors_any_text_is_one(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", {EVENT: event(author='"***"', co_authors="[Nhóm một, Nhóm hai]")})
    planned = plan_portal(portal)
    assert planned.faults == ()
    facts = facts_of(planned)
    assert (facts["author"].value, facts["author"].links) == ("***", ())
    assert [[each.value for each in row] for row in facts["co_authors"].rows] == [["Nhóm một"], ["Nhóm hai"]]
    assert not any("tac-gia" in url for url in planned.urls("term"))


def test_a_closed_list_of_authors_is_held_to(tmp_path: Path) -> None:
    closed = TAXONOMIES_YAML + AUTHORS.replace("open: true", "open: false")
    files: dict[str, str | bytes | None] = {"site-config/taxonomies.yaml": closed, EVENT: event(author="Ai đó")}
    assert [each.rpartition(" ")[2] for each in codes(SmallPortal(tmp_path / "portal", files).check())] == ["FMT128"]


@pytest.mark.parametrize(
    ("way", "words", "url"),
    [
        ("vanthu@example.vn", "Đăng ký qua thư điện tử vanthu@example.vn", "mailto:vanthu@example.vn"),
        ("mailto:vanthu@example.vn", "Đăng ký qua thư điện tử vanthu@example.vn", "mailto:vanthu@example.vn"),
        ("(000) 000 000", "Đăng ký qua điện thoại (000) 000 000", "tel:000000000"),
        ("0000 000, 0000 001", "Đăng ký qua điện thoại 0000 000, 0000 001", ""),
    ],
)
def test_people_register_by_mail_and_telephone_too(tmp_path: Path, way: str, words: str, url: str) -> None:
    fact = facts_of(plan_portal(SmallPortal(tmp_path / "portal", {EVENT: event(registration=f'"{way}"')})))
    assert (fact["registration"].value, fact["registration"].url) == (words, url)


def test_what_is_no_way_to_register_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {EVENT: event(registration="tại văn phòng")}
    assert len(codes(SmallPortal(tmp_path / "portal", files).check())) == 1


def test_a_sample_invites_nobody(tmp_path: Path) -> None:
    planned = plan_portal(SmallPortal(tmp_path / "portal", {EVENT: event(sample="true")}))
    fact = facts_of(planned)["registration"]
    assert (fact.value, fact.url) == ("Đăng ký tại dangky.example.vn", "")
