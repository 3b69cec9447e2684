"""Ids that change or come back, and items that are one."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.context import PreviousPage
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.identity import (
    address_changed,
    address_lost,
    change_without_note,
    changed_id,
    changed_kind,
    document_on_two_sites,
    duplicate_document,
    duplicate_title,
    fact_changed_without_note,
    id_without_words,
    reused_id,
)
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.record import Timeline
from tests.makers.lint.contexts import load_lint_context, values
from tests.makers.lint.legal_document import document
from tests.makers.portal import AT, DUTY_BODY, PROFILES_YAML, SmallPortal, page, translation

NEWS = "content/so/tin-tuc"
DUTIES = "content/so/gioi-thieu/chuc-nang"


def news(id: str, title: str = "Tập huấn", body: str = "Nội dung.\n", **keys: Any) -> str:
    return page(id, body, **{"kind": "news", "title": title, "date": "2026-11-20", **keys})


def run_rule(rule: PortalRule, tmp_path: Path, files: dict[str, str | None], *before: PreviousPage) -> list[Violation]:
    portal = SmallPortal(tmp_path / "portal", files)
    submitted = frozenset(("so-a", "so-b")) if before else None
    return list(rule.check(load_lint_context(portal, before=before or None, submitted=submitted)))


def unexplained_changes(tmp_path: Path, files: dict[str, str | None], *previous: PreviousPage) -> list[Violation]:
    """What the two rules on changes without a note report of one state."""
    rules = (change_without_note.RULE, fact_changed_without_note.RULE)
    return [each for rule in rules for each in run_rule(rule, tmp_path, files, *previous)]


def before(name: str, id: str, **more: Any) -> PreviousPage:
    return PreviousPage(f"{NEWS}/{name}.vi.md", id, "vi", **{"kind": "news", "title": "Tập huấn", **more})


def test_an_id_that_changed_in_its_file_is_reported_at_the_id(tmp_path: Path) -> None:
    (hit,) = run_rule(changed_id.RULE, tmp_path, {f"{NEWS}/a.vi.md": news("so-b")}, before("a", "so-a"))
    assert values(hit) == {"before": "so-a", "id": "so-b"}
    assert (hit.diagnostic.place.line, hit.related) == (2, ("id:so-a", f"{NEWS}/a.vi.md"))


def test_an_id_that_changed_with_its_files_name_is_reported(tmp_path: Path) -> None:
    gone = before("a", "so-a", is_removed=True)
    (hit,) = run_rule(changed_id.RULE, tmp_path, {f"{NEWS}/b.vi.md": news("so-b")}, gone)
    assert hit.diagnostic.place.path == f"{NEWS}/b.vi.md"


@pytest.mark.parametrize(
    ("files", "changed"),
    [
        ({f"{NEWS}/b.vi.md": news("so-a")}, before("a", "so-a", renamed_to=f"{NEWS}/b.vi.md")),
        ({f"{NEWS}/a.vi.md": news("so-a", "Tên mới")}, before("a", "so-a")),
        ({f"{NEWS}/b.vi.md": news("so-b", "Tin khác")}, before("a", "so-a", is_removed=True)),
        ({f"{NEWS}/b.vi.md": news("so-khac")}, before("a", "so-a", is_removed=True)),
        ({f"{NEWS}/a.vi.md": news("so-b"), f"{NEWS}/c.vi.md": news("so-a", "Đã chuyển")}, before("a", "so-a")),
    ],
    ids=[
        "renamed",
        "edited",
        "removed",
        "removed, its title borne by a page that was not changed",
        "moved, its file taken",
    ],
)
def test_items_that_keep_their_ids_are_left_alone(
    tmp_path: Path, files: dict[str, str | None], changed: PreviousPage
) -> None:
    assert run_rule(changed_id.RULE, tmp_path, files, changed) == []


def test_ids_that_two_items_swapped_are_reported_both(tmp_path: Path) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-b"), f"{NEWS}/b.vi.md": news("so-a", "Tin khác")}
    hits = run_rule(changed_id.RULE, tmp_path, files, before("a", "so-a"), before("b", "so-b"))
    assert sorted(values(hit)["id"] for hit in hits) == ["so-a", "so-b"]


def test_an_item_in_two_languages_is_reported_once_at_its_original(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        f"{DUTIES}/index.vi.md": page("so-moi", DUTY_BODY, title="Chức năng"),
        f"{DUTIES}/index.en.md": translation("so-moi", ("Chức năng", "", DUTY_BODY), title="Functions"),
    }
    changed = [PreviousPage(f"{DUTIES}/index.{code}.md", "so-chuc-nang", code) for code in ("en", "vi")]
    (hit,) = run_rule(changed_id.RULE, tmp_path, files, *changed)
    assert hit.diagnostic.place.path == f"{DUTIES}/index.vi.md"


def test_without_a_comparison_nothing_is_said_of_ids(tmp_path: Path) -> None:
    for rule in (changed_id.RULE, reused_id.RULE):
        assert run_rule(rule, tmp_path, {}) == []


@pytest.mark.parametrize(
    ("id", "title", "more", "told"),
    [
        ("so-a", "Thông báo cúp điện", {}, True),
        ("so-a", "Tập huấn biên tập viên", {}, False),
        ("so-a", "Tập huấn", {}, False),
        ("so-khac", "Thông báo cúp điện", {}, False),
        ("so-a", "Thông báo cúp điện", {"title": ""}, False),
        ("so-a", "Tập huấn biên tập viên", {"kind": "page"}, True),
    ],
    ids=["another item", "moved and edited", "moved", "an id of its own", "title unknown", "another kind"],
)
def test_the_id_of_a_removed_item_is_not_given_to_another(
    tmp_path: Path, id: str, title: str, more: dict[str, Any], told: bool
) -> None:
    removed = before("a", "so-a", renamed_to=f"{NEWS}/b.vi.md", **more)
    assert bool(run_rule(reused_id.RULE, tmp_path, {f"{NEWS}/b.vi.md": news(id, title)}, removed)) is told


def test_an_id_that_another_item_has_in_two_languages_is_reported_once_at_its_original(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        f"{DUTIES}/index.vi.md": None,
        f"{DUTIES}/index.en.md": None,
        f"{NEWS}/b.vi.md": news("so-chuc-nang", "Thông báo cúp điện"),
        f"{NEWS}/b.en.md": translation(
            "so-chuc-nang", ("Thông báo cúp điện", "", "Nội dung.\n"), kind="news", title="Power cut"
        ),
    }
    gone = [
        PreviousPage(f"{DUTIES}/index.{code}.md", "so-chuc-nang", code, "page", title, is_removed=True)
        for code, title in (("en", "Functions"), ("vi", "Chức năng"))
    ]
    (hit,) = run_rule(reused_id.RULE, tmp_path, files, *gone)
    assert hit.diagnostic.place.path == f"{NEWS}/b.vi.md"
    assert values(hit) == {"id": "so-chuc-nang", "title": "Chức năng"}


def test_a_page_that_becomes_news_in_its_place_or_under_its_title_keeps_its_id(tmp_path: Path) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a")}
    stayed = before("a", "so-a", kind="page", title="Tên cũ")
    moved = PreviousPage("content/so/gioi-thieu/a.vi.md", "so-a", "vi", "page", "Tập huấn", is_removed=True)
    for each in (stayed, moved):
        assert run_rule(reused_id.RULE, tmp_path / each.kind / str(each.is_removed), files, each) == []
        assert run_rule(changed_id.RULE, tmp_path / "2" / str(each.is_removed), files, each) == []


def test_two_titles_that_differ_in_spaces_capitals_or_composition_are_one(tmp_path: Path) -> None:
    other = unicodedata.normalize("NFD", news("so-b", '"TẬP  huấn"'))
    (hit,) = run_rule(duplicate_title.RULE, tmp_path, {f"{NEWS}/a.vi.md": news("so-a"), f"{NEWS}/b.vi.md": other})
    assert hit.diagnostic.place.path == f"{NEWS}/b.vi.md"
    assert hit.related == (f"{NEWS}/a.vi.md", "id:so-a")


@pytest.mark.parametrize(
    "other",
    [
        {f"{NEWS}/b.vi.md": news("so-b", date="2026-11-21")},
        {"content/xa/tin-tuc/b.vi.md": news("xa-b")},
        {f"{NEWS}/b.vi.md": news("so-b", "Tập huấn 2")},
        {"content/so/gioi-thieu/b.vi.md": page("so-b", title="Tập huấn", date="2026-11-20")},
    ],
    ids=["another day", "another site", "another title", "another kind"],
)
def test_titles_of_different_items_may_be_alike(tmp_path: Path, other: dict[str, str | None]) -> None:
    assert run_rule(duplicate_title.RULE, tmp_path, {f"{NEWS}/a.vi.md": news("so-a"), **other}) == []


def test_two_decisions_of_one_name_on_one_day_differ_by_number(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "content/so/van-ban/a.vi.md": document("so-a"),
        "content/so/van-ban/b.vi.md": document("so-b", number="01/QĐ-UBND"),
    }
    assert run_rule(duplicate_title.RULE, tmp_path, files) == []
    assert run_rule(duplicate_document.RULE, tmp_path, files) == []


def test_one_document_twice_on_a_site_is_reported_however_its_issuer_is_written(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "content/so/van-ban/a.vi.md": document("so-a"),
        "content/so/van-ban/b.vi.md": document("so-b", title="Tên khác", issuer="UBND tỉnh"),
        "content/so/van-ban/c.vi.md": document("so-c", title="Tên nữa", draft="true"),
    }
    (hit,) = run_rule(duplicate_document.RULE, tmp_path, files)
    assert values(hit)["other"] == "content/so/van-ban/a.vi.md"
    assert run_rule(document_on_two_sites.RULE, tmp_path, files) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"document_type": "regulation"},
        {"relations": "\n  - {type: issued_with, to: so-a}"},
        {"issuer": "Sở Y tế"},
        {"issued": "2026-10-02"},
        {"withdrawn": "{at: 2026-10-03T08:00, reason: duplicate}"},
        {"superseded_by": "so-a"},
    ],
)
def test_what_is_issued_with_a_decision_or_set_aside_is_not_the_document_twice(
    tmp_path: Path, keys: dict[str, str]
) -> None:
    files: dict[str, str | None] = {
        "content/so/van-ban/a.vi.md": document("so-a"),
        "content/so/van-ban/b.vi.md": document("so-b", **keys),
    }
    assert run_rule(duplicate_document.RULE, tmp_path, files) == []


DOCUMENTS = "      - {path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: notice}\n"
IN_COMMUNES = PROFILES_YAML.replace(
    "      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news]",
    DOCUMENTS + "      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news]",
)


@pytest.mark.parametrize(
    ("body", "told"), [("Toàn văn.\n", True), ("Xem [bài](id:so-a).\n", False), ('{{ document id="so-a" }}\n', False)]
)
def test_one_document_on_two_sites_leads_from_one_to_the_other(tmp_path: Path, body: str, told: bool) -> None:
    files: dict[str, str | None] = {
        "site-config/profiles.yaml": IN_COMMUNES,
        "content/so/van-ban/a.vi.md": document("so-a"),
        "content/xa/van-ban/a.vi.md": document("xa-van-ban", body),
    }
    assert bool(run_rule(document_on_two_sites.RULE, tmp_path, files)) is told
    assert run_rule(duplicate_document.RULE, tmp_path, files) == []


def lost(tmp_path: Path, files: dict[str, str | None], *gone: PreviousPage, served: str = "") -> list[str]:
    portal = SmallPortal(tmp_path / "portal", files)
    context = load_lint_context(portal, before=gone, submitted=frozenset(("so-a",)))
    known = replace(context, list_served_urls=lambda _: frozenset((served,)))
    return [each.diagnostic.code for rule in (address_lost.RULE, address_changed.RULE) for each in rule.check(known)]


OLD_URL = "https://so.example.vn/tin-tuc/a/"


def test_a_removed_page_that_readers_saw_loses_its_address_unless_something_answers_there(tmp_path: Path) -> None:
    gone = before("a", "so-a", is_removed=True, url=OLD_URL)
    assert lost(tmp_path, {}, gone) == ["IDN208"]
    assert lost(tmp_path, {}, gone, served=OLD_URL) == []


def test_a_page_that_nobody_saw_yet_loses_nothing(tmp_path: Path) -> None:
    for unseen in ({"is_draft": True}, {"publish_at": AT + timedelta(days=1)}):
        assert lost(tmp_path, {}, before("a", "so-a", is_removed=True, url=OLD_URL, **unseen)) == []


def test_a_page_that_has_expired_has_a_notice_at_its_address_which_is_not_to_vanish(tmp_path: Path) -> None:
    over = before("a", "so-a", url=OLD_URL, expires_at=AT - timedelta(days=1))
    assert lost(tmp_path, {}, replace(over, is_removed=True)) == ["IDN208"]
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", expires_at="2026-11-20")}
    assert lost(tmp_path, files, before("a", "so-a", url=OLD_URL), served=OLD_URL) == []


def test_a_page_that_becomes_a_draft_loses_its_address_though_a_preview_shows_it(tmp_path: Path) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", draft="true")}
    assert lost(tmp_path, files, before("a", "so-a", url=OLD_URL), served=OLD_URL) == ["IDN208"]


def test_a_page_that_is_to_be_published_later_loses_its_address(tmp_path: Path) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", publish_at="2027-01-01T08:00")}
    assert lost(tmp_path, files, before("a", "so-a", url=OLD_URL), served=OLD_URL) == ["IDN208"]


def test_a_page_on_another_site_is_led_to_by_the_configuration(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", {"content/xa/tin-tuc/a.vi.md": news("so-a")})
    moved = before("a", "so-a", renamed_to="content/xa/tin-tuc/a.vi.md", url=OLD_URL)
    context = replace(load_lint_context(portal, before=(moved,)), list_served_urls=lambda _: frozenset())
    (found,) = address_changed.RULE.check(context)
    assert "- {site: so, from: /tin-tuc/a/, to: 'id:so-a'}" in help_of(found.diagnostic, "vi")


def test_a_page_that_is_another_item_of_another_site_now_is_gone(tmp_path: Path) -> None:
    gone = before("a", "so-cu", is_removed=True, url=OLD_URL)
    assert lost(tmp_path, {"content/xa/tin-tuc/a.vi.md": news("so-a")}, gone) == ["IDN208"]


def test_an_old_address_that_no_longer_leads_to_its_page_is_reported(tmp_path: Path) -> None:
    former = "https://so.example.vn/tin-cu/a.html"
    was = before("a", "so-a", url=OLD_URL, former_urls=(former,))
    assert lost(tmp_path, {f"{NEWS}/a.vi.md": news("so-a")}, was, served=OLD_URL) == ["IDN209"]


def test_a_renamed_page_is_told_to_redirect(tmp_path: Path) -> None:
    moved = before("a", "so-a", renamed_to=f"{NEWS}/b.vi.md", url=OLD_URL)
    assert lost(tmp_path, {f"{NEWS}/b.vi.md": news("so-a")}, moved) == ["IDN209"]


def test_a_page_whose_id_was_changed_or_given_to_another_item_is_reported_as_that_alone(tmp_path: Path) -> None:
    gone = before("a", "so-cu", is_removed=True, url=OLD_URL)
    assert lost(tmp_path, {f"{NEWS}/b.vi.md": news("so-a")}, gone) == []
    other = before("a", "so-a", title="Chợ hoa", kind="page", is_removed=True, url=OLD_URL)
    assert lost(tmp_path, {f"{NEWS}/b.vi.md": news("so-a")}, other) == []


def test_a_page_with_an_error_is_not_reported_as_gone(tmp_path: Path) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", date="hôm nay")}
    assert lost(tmp_path, files, before("a", "so-a", url=OLD_URL)) == []


@pytest.mark.parametrize(
    ("changes", "was", "message"),
    [
        ({}, {"title": "Tập huấn", "body": "Ngày 01/12."}, "đổi câu `Ngày 01/12.` thành `Ngày 05/12.`"),
        ({}, {"title": "Tập huấn cũ", "body": "Ngày 05/12."}, "đổi câu `Tập huấn cũ` thành `Tập huấn`"),
        (
            {},
            {"title": "Tập huấn", "body": "Ngày 05/12. Mang theo máy."},
            "bỏ câu `Mang theo máy.`",
        ),
        ({}, {"title": "Tập huấn", "body": ""}, "thêm câu `Ngày 05/12.`"),
        ({}, {"title": "Cũ", "body": "Ngày 01/12."}, "(và 1 chỗ khác)"),
        ({"change_notes": "[{at: 2026-11-24, note: Đổi ngày.}]"}, {"body": "Ngày 01/12."}, ""),
        ({}, {"body": "Ngày 01/12.", "is_draft": True}, ""),
        ({}, {"body": "Ngày 01/12.", "kind": "page"}, ""),
        ({}, {"body": "**Ngày** 05/12."}, ""),
    ],
)
def test_a_published_page_that_says_something_else_shows_both_sentences(
    tmp_path: Path, changes: dict[str, Any], was: dict[str, Any], message: str
) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", body="Ngày 05/12.\n", **changes)}
    found = unexplained_changes(tmp_path, files, before("a", "so-a", **was))
    assert message in "".join(sentence_of(each.diagnostic, "vi") for each in found)
    assert len(found) == bool(message)


def test_long_sentences_are_shown_around_their_first_difference(tmp_path: Path) -> None:
    start = "Ủy ban nhân dân tỉnh giao Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan, " * 3
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", body=f"{start}hoàn thành ngày 05/12.\n")}
    (found,) = unexplained_changes(tmp_path, files, before("a", "so-a", body=f"{start}hoàn thành ngày 01/12."))
    told = sentence_of(found.diagnostic, "vi")
    assert "ngày 01/12.` thành `…" in told and "ngày 05/12.`" in told and len(told) < 300


def removed(title: str = "Tập huấn", **more: Any) -> PreviousPage:
    """What is left of a removed item, in the file of the item."""
    return before("a", "so-a", title=title, is_tombstone=True, **more)


@pytest.mark.parametrize(
    ("title", "kind", "told"),
    [
        ("Tập huấn", "news", False),
        ("Tập huấn lại", "news", False),
        ("Chợ hoa", "news", True),
        ("Chợ hoa", "page", True),
    ],
)
def test_the_id_of_a_tombstone_is_not_given_to_another_item(tmp_path: Path, title: str, kind: str, told: bool) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", title)}
    assert bool(run_rule(reused_id.RULE, tmp_path, files, removed(kind=kind))) is told


TOMBSTONE = "---\nid: so-a\nkind: tombstone\ntitle: Đã gỡ\nremoved: {at: 2026-11-24, reason: personal_data}\nformer_kind: news\n---\n"


def test_a_removal_is_no_change_of_kind_no_lost_address_and_no_change_without_note(tmp_path: Path) -> None:
    was = before("a", "so-a", body="Ngày 01/12.", url=OLD_URL, fields={"author": "Biên tập viên"})
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": TOMBSTONE}
    assert lost(tmp_path, files, was, served=OLD_URL) == []
    for rule in (changed_kind.RULE, reused_id.RULE, change_without_note.RULE):
        assert run_rule(rule, tmp_path, files, was) == []
    assert run_rule(changed_kind.RULE, tmp_path, {f"{NEWS}/a.vi.md": news("so-a")}, removed(kind="")) == []


def test_a_notice_that_moves_away_takes_its_address_with_it(tmp_path: Path) -> None:
    moved = removed(renamed_to=f"{NEWS}/b.vi.md", url=OLD_URL)
    assert lost(tmp_path, {f"{NEWS}/b.vi.md": TOMBSTONE}, moved) == ["IDN209"]
    assert lost(tmp_path / "b", {}, replace(moved, renamed_to="", is_removed=True)) == ["IDN208"]


@pytest.mark.parametrize(
    ("now", "was", "message"),
    [
        ({"author": "Phòng A"}, {"author": "Phòng B"}, "đổi thông tin `Tác giả` từ `Phòng B` thành `Phòng A`"),
        ({}, {"author": "Phòng B"}, "bỏ thông tin `Tác giả`"),
        ({"author": "Phòng A"}, {}, ""),
        ({"author": "Phòng A"}, {"author": "Phòng A"}, ""),
        ({"author": "Phòng A", "change_notes": "[{at: 2026-11-24, note: Sửa tên.}]"}, {"author": "Phòng B"}, ""),
        ({"author": "Phòng A", "change_notes": "[{at: 2026-11-24, note: x}]"}, {"author": "Phòng B"}, "đổi thông tin"),
        (
            {"author": "Phòng A", "change_notes": "[{at: 2026-11-02, note: Sửa tên.}]"},
            {"author": "Phòng B"},
            "đổi thông tin",
        ),
        ({"author": "Phòng A", "superseded_by": "so-chuc-nang"}, {"author": "Phòng B"}, ""),
        (
            {"author": "Phòng A", "withdrawn": "{at: 2026-11-24, reason: rights}"},
            {"author": "Phòng B"},
            "đổi thông tin `Tác giả` từ `Phòng B` thành `Phòng A`",
        ),
        ({"author": "Phòng A", "tag": "[a]"}, {"author": "Phòng A", "tag": ("b",)}, ""),
    ],
)
def test_a_published_page_that_states_another_fact_is_reported_unless_readers_are_told(
    tmp_path: Path, now: dict[str, str], was: dict[str, Any], message: str
) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", **now)}
    found = unexplained_changes(tmp_path, files, before("a", "so-a", body="Nội dung.", fields=was))
    assert message in "".join(sentence_of(each.diagnostic, "vi") for each in found)
    assert len(found) == bool(message)
    assert all("portalgen correct so-a" in help_of(each.diagnostic, "vi") for each in found)


def test_facts_of_a_document_are_told_in_words(tmp_path: Path) -> None:
    now = {"content/so/van-ban/a.vi.md": document("so-a", legal_status="expired", issued="2026-10-02")}
    fields = {"legal_status": "in_force", "issued": date(2026, 10, 1)}
    was = PreviousPage(
        "content/so/van-ban/a.vi.md",
        "so-a",
        "vi",
        kind="legal_document",
        title="Quyết định (mẫu)",
        body="Toàn văn.",
        fields=fields,
    )
    (found,) = unexplained_changes(tmp_path, dict(now), was)
    told = sentence_of(found.diagnostic, "vi")
    assert "`01/10/2026` thành `02/10/2026`" in told and "(và 1 chỗ khác)" in told


@pytest.mark.parametrize(
    ("body", "keys", "was", "code"),
    [
        ("Lớp học ngày 05/12.", {}, {"body": "Lớp học ngày 01/12."}, "IDN212"),
        ("Lớp học ngày 5/12.", {}, {"body": "Lớp học ngày 05/12."}, "IDN210"),
        ("Lớp học có 20 người. Ngày 05/12.", {}, {"body": "Ngày 05/12."}, "IDN210"),
        ("Mang theo máy.", {}, {"body": "Phí 200.000 đồng. Mang theo máy."}, "IDN212"),
        ("Lớp học tại Sở.", {}, {"body": "Lớp học ở Sở."}, "IDN210"),
        ("Tại Sở.", {"author": "Phòng A"}, {"body": "Ở Sở.", "fields": {"author": "Phòng B"}}, "IDN212"),
        ("Khác hẳn.", {}, {"body": "Bản đã hết hạn.", "expires_at": AT - timedelta(days=1)}, "IDN210"),
        ("Khác hẳn.", {"withdrawn": "{at: 2026-11-24, reason: rights}"}, {"body": "Bản đã đăng."}, "IDN210"),
        (
            "Khác hẳn.",
            {"withdrawn": "{at: 2026-11-24, reason: rights}", "change_notes": "[{at: 2026-11-24, note: Thu hồi bài.}]"},
            {"body": "Bản đã đăng."},
            "IDN210",
        ),
        ("Khác hẳn.", {"change_notes": "[{at: 2027-01-01, note: Sẽ nói sau.}]"}, {"body": "Bản đã đăng."}, "IDN210"),
        ("Khác hẳn.", {"updated": "2026-11-24"}, {"body": "Bản đã đăng."}, None),
        ("Ngày 05/12.", {"updated": "2026-11-24"}, {"body": "Ngày 01/12."}, "IDN212"),
    ],
)
def test_a_fact_or_number_weighs_more_than_words_and_no_state_of_a_page_hides_its_change(
    tmp_path: Path, body: str, keys: dict[str, str], was: dict[str, Any], code: str | None
) -> None:
    files: dict[str, str | None] = {f"{NEWS}/a.vi.md": news("so-a", body=f"{body}\n", **keys)}
    found = unexplained_changes(tmp_path, files, before("a", "so-a", **was))
    assert [each.diagnostic.code for each in found] == ([code] if code else [])


@pytest.mark.parametrize("id", ["001", '"001"', "1", "2026-11", "so-12"])
def test_an_id_of_digits_is_reported_with_a_better_one(tmp_path: Path, id: str) -> None:
    (found,) = run_rule(id_without_words.RULE, tmp_path, {f"{NEWS}/a.vi.md": news(id)})
    assert values(found)["proposal"] == "so-tap-huan"
    assert found.diagnostic.place.line == 2


@pytest.mark.parametrize("id", ["so-tap-huan", "so-tap-huan-2026", "nd-13-2018", "so-a1", "qd-2111"])
def test_an_id_with_words_is_left_alone(tmp_path: Path, id: str) -> None:
    assert run_rule(id_without_words.RULE, tmp_path, {f"{NEWS}/a.vi.md": news(id)}) == []


@pytest.mark.parametrize(("published", "count"), [(AT, 0), (None, 1)])
def test_an_id_of_digits_stays_once_the_item_is_published(
    tmp_path: Path, published: datetime | None, count: int
) -> None:
    portal = SmallPortal(tmp_path / "portal", {f"{NEWS}/a.vi.md": news("001")})
    times = ItemTimes(Evidence(AT, "proven", "committed"), Evidence(published, "proven", "committed"))
    context = replace(load_lint_context(portal), timeline=Timeline("", {"001": times}))
    assert len(list(id_without_words.RULE.check(context))) == count
