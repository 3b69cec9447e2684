"""Corrections, withdrawals and removals: what they change, and where they are refused with nothing changed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.address_ledger import ledger_path
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.diagnostics.model import Severity
from portalgen.errors import UsageError
from portalgen.kinds.table import KINDS
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.notices.model import NoticeAction, NoticePlan, NoticeRequest
from portalgen.pipeline.notices.planning import apply_notice, plan_notice
from tests.makers.documents_of_sites import document
from tests.makers.lint.story import AT, git
from tests.makers.portal import SmallPortal, page, png, translation
from tests.makers.quiet_portal import kept_portal, news

NEWS = "content/so/tin-tuc"
BODY = "Sở mở hội nghị ngày 20/11.\n\n![Hội trường](hoi-truong.png)\n"
TITLE, SUMMARY = "Hội nghị", "Hội nghị bàn việc xúc tiến đầu tư."


@pytest.fixture(scope="module")
def original_portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """`main` with an item in two languages and with files, items that share a picture, a draft, and what links to them."""
    return kept_portal(
        tmp_path_factory.mktemp("kept") / "portal",
        {
            f"{NEWS}/hoi/index.vi.md": news("so-hoi", BODY, title=TITLE, summary=SUMMARY, redirect_from="[/cu/hoi/]"),
            f"{NEWS}/hoi/index.en.md": translation(
                "so-hoi", (TITLE, SUMMARY, BODY), "Text.\n", kind="news", title="Conference", summary="Short.", slug="conference",
            ),
            f"{NEWS}/hoi/hoi-truong.png": png(),
            f"{NEWS}/hoi/nguon.docx": b"x",
            f"{NEWS}/hoi/kem/goc/danh-sach.xlsx": b"x",
            f"{NEWS}/chung.png": png(shade=90),
            f"{NEWS}/rieng.png": png(shade=91),
            f"{NEWS}/mot.vi.md": news("so-mot", "![Ảnh](chung.png)\n\n![Ảnh](rieng.png)\n", title="Tin một"),
            f"{NEWS}/hai.vi.md": news("so-hai", "![Ảnh](chung.png)\n\nXem [tin](mot.vi.md) và [hội](id:so-hoi#a).\n", title="Tin hai"),
            f"{NEWS}/ba.vi.md": news("so-ba", title="Tin ba", related="[so-hoi]"),
            "content/so/van-ban/cu.vi.md": document("so-cu", effective="2026-01-10"),
            "content/so/van-ban/sua.vi.md": document("so-sua", effective="2026-01-10"),
            "content/so/van-ban/moi.vi.md": document(
                "so-moi", effective="2026-01-10", relations="[{type: replaces, to: so-cu}, {type: amends, to: so-sua}]"
            ),
            f"{NEWS}/nhap.vi.md": news("so-nhap", title="Nháp", draft="true"),
            f"{NEWS}/rut.vi.md": news("so-rut", title="Rút", withdrawn="{at: 2026-11-21, reason: duplicate}"),
            f"{NEWS}/go.vi.md": page("so-go", "", kind="tombstone", title="Gỡ", removed="{at: 2026-11-21, reason: rights}"),
        },
    )  # fmt: skip


@pytest.fixture
def portal(original_portal: SmallPortal, tmp_path: Path) -> SmallPortal:
    """A copy of it, to be changed."""
    shutil.copytree(original_portal.root, tmp_path / "portal", symlinks=True)
    copied = SmallPortal.__new__(SmallPortal)
    copied.root, copied.out = tmp_path / "portal", tmp_path / "out"
    return copied


def request(
    portal: SmallPortal, action: NoticeAction, id: str = "so-hoi", note: str = "Sửa số đại biểu.", **more: Any
) -> NoticeRequest:
    reason = {} if action == "correct" else {"reason": "wrong_content"}
    return NoticeRequest(portal.root, action, id, AT, note, **{**reason, **more})


def done(portal: SmallPortal, action: NoticeAction, id: str = "so-hoi", **more: Any) -> NoticePlan:
    plan = plan_notice(request(portal, action, id, **more))
    apply_notice(plan)
    return plan


def values(portal: SmallPortal, path: str) -> dict[str, Any]:
    found, faults = read_front_matter((portal.root / path).read_bytes(), path, KINDS)
    assert found is not None, faults
    return {"kind": found.kind.name, **found.values}


def refusal(request: NoticeRequest) -> str:
    """What is said where a plan is refused; both languages say something."""
    with pytest.raises(UsageError) as raised:
        plan_notice(request)
    assert raised.value.sentence("en") != raised.value.sentence("vi")
    return raised.value.sentence("vi")


def errors(portal: SmallPortal) -> list[str]:
    report = lint(LintOptions(portal.root, AT, "main"))
    return [f"{each.code} {each.place.path}" for each in report.findings if each.severity is Severity.ERROR]


def test_a_correction_is_told_on_the_page_of_one_language(portal: SmallPortal) -> None:
    before = (portal.root / f"{NEWS}/hoi/index.en.md").read_bytes()
    plan = done(portal, "correct")
    assert values(portal, f"{NEWS}/hoi/index.vi.md")["change_notes"] == ({"at": AT, "note": "Sửa số đại biểu."},)
    assert (portal.root / f"{NEWS}/hoi/index.en.md").read_bytes() == before
    assert (plan.languages_without_note, plan.reason_of_record) == (("en",), "Sửa số đại biểu.")
    done(portal, "correct", note="A figure was wrong.", language="en")
    assert values(portal, f"{NEWS}/hoi/index.en.md")["change_notes"] == ({"at": AT, "note": "A figure was wrong."},)


def test_a_correction_goes_with_the_edit_that_it_tells_of(portal: SmallPortal) -> None:
    file = portal.root / f"{NEWS}/hoi/index.vi.md"
    file.write_text(file.read_text("utf-8").replace("20/11", "21/11"), "utf-8")
    assert "IDN212" in [each.code for each in lint(LintOptions(portal.root, AT, "main")).findings]
    done(portal, "correct", note="Hội nghị vào ngày 21/11.")
    assert "21/11" in file.read_text("utf-8")
    found = lint(LintOptions(portal.root, AT, "main")).findings
    assert [each.code for each in found if each.code in ("IDN210", "IDN212", "FMT103")] == []


def test_a_withdrawal_stands_in_the_original_and_every_language_has_a_note(portal: SmallPortal) -> None:
    plan = done(portal, "withdraw", superseded_by="so-ba")
    vi, en = (values(portal, f"{NEWS}/hoi/index.{code}.md") for code in ("vi", "en"))
    assert (vi["withdrawn"], vi["superseded_by"]) == ({"at": AT, "reason": "wrong_content"}, "so-ba")
    assert "withdrawn" not in en and en["change_notes"] == ({"at": AT, "note": "Wrong content"},)
    assert plan.urls == ("https://so.example.vn/tin-tuc/hoi/", "https://so.example.vn/en/news/conference/")
    assert plan.reason_of_record == "Nội dung sai: Sửa số đại biểu."
    assert errors(portal) == []


def test_a_removal_leaves_a_notice_at_every_address_and_takes_the_files_along(portal: SmallPortal) -> None:
    plan = done(portal, "remove")
    assert sorted(each.path for each in plan.changes if each.after is None) == [
        f"{NEWS}/hoi/hoi-truong.png",
        f"{NEWS}/hoi/kem/goc/danh-sach.xlsx",
        f"{NEWS}/hoi/nguon.docx",
    ]
    vi, en = (values(portal, f"{NEWS}/hoi/index.{code}.md") for code in ("vi", "en"))
    assert (vi["kind"], vi["former_kind"], vi["title"], vi["redirect_from"]) == (
        "tombstone",
        "news",
        TITLE,
        ("/cu/hoi/",),
    )
    assert (en["kind"], en["title"], en["slug"]) == ("tombstone", "Conference", "conference")
    assert sorted(each.source for each in plan.links.pages) == [f"{NEWS}/ba.vi.md", f"{NEWS}/hai.vi.md"]
    assert b"20/11" not in (portal.root / f"{NEWS}/hoi/index.vi.md").read_bytes()
    report = lint(LintOptions(portal.root, AT, "main"))
    own = [each.code for each in report.findings if f"{NEWS}/hoi/" in each.place.path]
    assert own == ["CHG208"], [each.diagnostic for each in report.findings]


def test_a_removal_says_what_the_item_did_to_others_and_its_notice_keeps_it_from_its_day_on(
    portal: SmallPortal,
) -> None:
    plan = done(portal, "remove", "so-moi", reason="personal_data")
    told = [(each.page.id, each.effect.relation, each.has_come) for each in plan.effects]
    assert told == [("so-cu", "replaces", True), ("so-sua", "amends", True)]
    kept = {"since": date(2026, 1, 10), "number": "so-moi/QĐ-MAU"}
    effects = ({"type": "replaces", "to": "so-cu", **kept}, {"type": "amends", "to": "so-sua", **kept})
    assert values(portal, "content/so/van-ban/moi.vi.md")["effects"] == effects
    assert not [each for each in lint(LintOptions(portal.root, AT, "main")).findings if each.code == "CHG118"]
    assert errors(portal) == []


def test_a_removal_of_what_comes_into_force_later_says_so_and_one_for_wrong_content_keeps_nothing(
    portal: SmallPortal,
) -> None:
    portal.edit("content/so/van-ban/moi.vi.md", "effective: 2026-01-10", "effective: 2026-12-13")
    git(portal.root, "commit", "-aqm", "Lùi ngày")
    plan = plan_notice(request(portal, "remove", "so-moi", reason="duplicate"))
    assert [(each.since, each.has_come) for each in plan.effects] == [(date(2026, 12, 13), False)] * 2
    plan = done(portal, "remove", "so-moi", reason="wrong_content")
    assert plan.effects == () and "effects" not in values(portal, "content/so/van-ban/moi.vi.md")


def test_files_that_other_pages_use_stay_and_links_by_path_are_named(portal: SmallPortal) -> None:
    plan = done(portal, "remove", "so-mot", title="Tin đã gỡ")
    assert plan.shared_files == (f"{NEWS}/chung.png",)
    assert [each.path for each in plan.changes if each.after is None] == [f"{NEWS}/rieng.png"]
    assert [each.source for each in plan.links.pages] == [f"{NEWS}/hai.vi.md"]
    assert values(portal, f"{NEWS}/mot.vi.md")["title"] == "Tin đã gỡ"


@pytest.mark.parametrize(
    ("action", "id", "more", "message"),
    [
        ("correct", "so-hoii", {}, "có phải là `so-hoi`"),
        ("correct", "so-hoi", {"language": "fr"}, "bài có: vi, en"),
        ("correct", "so-hoi", {"note": " \u200b "}, "--note còn trống"),
        ("correct", "so-hoi", {"note": "Gọi 0912 345 678"}, "PRV204"),
        ("correct", "so-nhap", {}, "chưa từng được đăng"),
        ("remove", "so-nhap", {}, "xóa tệp là đủ"),
        ("withdraw", "so-nhap", {}, "chưa từng được đăng"),
        ("withdraw", "so-rut", {}, "đã được thu hồi rồi"),
        ("withdraw", "so-go", {}, "đã được gỡ rồi"),
        ("remove", "so-go", {}, "đã được gỡ rồi"),
        ("withdraw", "so-trang-chu", {}, "không thu hồi được"),
        ("remove", "so-trang-chu", {}, "lời dẫn của chuyên mục"),
        ("withdraw", "so-hoi", {"superseded_by": "so-hoi"}, "không phải là mã của một bài khác"),
        ("withdraw", "so-hoi", {"superseded_by": "so-bay"}, "có phải là `so-ba`"),
        ("withdraw", "so-hoi", {"superseded_by": "so-rut"}, "chính nó đã bị thu hồi"),
        ("withdraw", "so-hoi", {"superseded_by": "so-nhap"}, "còn là bản nháp"),
        ("withdraw", "so-hoi", {"notes_in": {"en": "Call 0912 345 678"}}, "--note-in en: PRV204"),
        ("remove", "so-hoi", {"title": "Đã gỡ"}, "--title-in en"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_a_sentence_and_nothing_is_changed(
    original_portal: SmallPortal, action: NoticeAction, id: str, more: dict[str, Any], message: str
) -> None:
    assert message in refusal(request(original_portal, action, id, **more))
    assert git(original_portal.root, "status", "--porcelain", "content") == ""


def test_a_note_is_not_told_twice(portal: SmallPortal) -> None:
    done(portal, "correct")
    assert "đã có đúng câu" in refusal(request(portal, "correct", f"{NEWS}/hoi/index.vi.md"))


def test_unsaved_work_is_not_mixed_into_a_withdrawal(portal: SmallPortal) -> None:
    file = portal.root / f"{NEWS}/hoi/index.en.md"
    file.write_text(file.read_text("utf-8") + "More.\n", "utf-8")
    assert "chưa lưu" in refusal(request(portal, "withdraw"))
    assert "chưa lưu" in refusal(request(portal, "remove"))


def test_an_item_of_the_ledger_was_published_though_it_is_a_draft_now(portal: SmallPortal) -> None:
    portal.write(
        ledger_path("so"), "address id language recorded\nhttps://so.example.vn/tin-tuc/nhap/ so-nhap vi 2026-11-01\n"
    )
    assert plan_notice(request(portal, "remove", "so-nhap")).item.id == "so-nhap"


def test_outside_a_repository_what_the_folder_shows_was_published(portal: SmallPortal) -> None:
    shutil.rmtree(portal.root / ".git")
    assert plan_notice(request(portal, "remove")).repository is None
    assert "chưa từng" in refusal(request(portal, "remove", "so-nhap"))


def test_a_notice_that_would_leave_the_portal_with_new_errors_is_refused(portal: SmallPortal) -> None:
    file = portal.root / f"{NEWS}/hoi/index.en.md"
    portal.write("site-config/portal.yaml", (portal.root / "site-config/portal.yaml").read_text("utf-8") + "x: 1\n")
    assert "portalgen check" in refusal(request(portal, "remove"))
    assert b"tombstone" not in file.read_bytes()
