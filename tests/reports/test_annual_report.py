"""A site's year as it is reported to the Office: from a real history, without one, empty, begun in its middle."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from portalgen.config.portal import AgencyName
from portalgen.content.model import FaultyPage
from portalgen.editorial.deadlines.deadline_audit import audit_deadlines
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.table_forms.formats import FileForm, encode_report
from portalgen.editorial.tables.table_forms.json_form import row_json
from portalgen.editorial.tables.table_forms.letter_words import signatory_lines
from portalgen.editorial.tables.tables import OfficeReport
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.reports.annual_figures import require_past_month, require_past_year
from portalgen.reports.annual_report import report_portal_year, report_site_year
from portalgen.reports.contributions import report_contributions
from portalgen.reports.disposal import report_disposal
from portalgen.reports.report_content import ReportContent, open_report_content, read_folder
from tests.makers.histories import Repo, document, news, send
from tests.makers.portal import PROFILES_YAML, SmallPortal, page, translation

AT = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
QUESTION = {"kind": "question", "title": "Hỏi", "agency": "Sở Mẫu", "asker_group": "citizens", "question": "Hỏi gì?"}
CONSULTATION = {
    "kind": "consultation",
    "title": "Lấy ý kiến dự thảo",
    "summary": "Dự thảo quy chế (mẫu).",
    "date": "2026-03-01",
    "consultation_type": "other",
    "lead_agency": "Sở Mẫu",
    "opened": "2026-03-02",
    "closes": "2026-04-01",
    "address": "unconfirmed",
    "email": "unconfirmed",
    "opinions": "[{number: 1, author_kind: citizen, opinion: Đồng ý}, {number: 2, author_kind: agency, opinion: Sửa Điều 2}]",
    "adoption": "[{answers: [1], response: accepted, explanation: Tiếp thu}]",
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A document on time, one too late, and an item that went in silence; counted since 2026-01-01."""
    repo = Repo(tmp_path_factory.mktemp("nam") / "kho")
    send(repo, "mot", "2026-06-08T10:00", "2026-06-09T15:00", document("so-dung", "nội quy", "12/QĐ-SNgV"))
    lost = news("so-mat", "bài bị mất", event_end=None)
    late = document("so-tre", "quy chế", "13/QĐ-SNgV")
    send(repo, "hai", "2026-06-10T10:00", "2026-06-11T08:00", late, lost)
    send(repo, "ba", "2026-06-10T11:00", "2026-06-11T09:00", news("xa-tin", "tin đầu tiên", event_end=None, site="xa"))
    repo.branch("xoa")
    repo.delete(lost[0])
    repo.commit("Xóa", "2026-07-01T08:00")
    repo.checkout("main")
    repo.merge("xoa", "2026-07-01T09:00")
    return repo


@pytest.fixture(scope="module")
def content(repo: Repo) -> Iterator[ReportContent]:
    with open_report_content(repo.folder, None, AT, None) as opened:
        yield opened


@pytest.fixture(scope="module")
def report(content: ReportContent) -> OfficeReport:
    return report_site_year(content, content.portal.site("so"), 2026)


@pytest.fixture(scope="module")
def commune(content: ReportContent) -> OfficeReport:
    """Of a site whose first item is of June."""
    return report_site_year(content, content.portal.site("xa"), 2026)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ReportContent:
    """A portal without a history: two years of a department, with everything that a year can hold."""
    kept = ("Tin cũ", "", "Nội dung.\n")
    files: Mapping[str, str | None] = {
        "site-config/profiles.yaml": PROFILES_YAML.replace("[legal_document]", "[legal_document, question, consultation]"),
        **{f"content/so/tin-tuc/{each}.vi.md": None for each in ("khai-truong", "hop-bao", "hoi-nghi")},
        "content/so/tin-tuc/nam-truoc.vi.md": page("so-nam-truoc", kind="news", title="Năm trước", date="2025-05-05"),
        "content/so/tin-tuc/dich.vi.md": page("so-dich", kind="news", title="Tin cũ", date="2026-01-10"),
        "content/so/tin-tuc/dich.en.md": translation("so-dich", kept, title="Old news", kind="news"),
        "content/so/tin-tuc/cu.vi.md": page("so-cu", kind="news", title="Tin", date="2026-01-11"),
        "content/so/tin-tuc/cu.en.md": page("so-cu", title="News", kind="news", translated_from="0" * 32),
        "content/so/tin-tuc/nhap.vi.md": page("so-nhap", kind="news", title="Nháp", date="2026-01-12", draft="true"),
        "content/so/tin-tuc/cho.vi.md": page("so-cho", kind="news", title="Chờ", date="2026-01-12", publish_at="2026-12-01T08:00"),
        "content/so/tin-tuc/mau.vi.md": page("so-mau", kind="news", title="Mẫu", date="2026-02-02", sample="true"),
        "content/so/tin-tuc/sai.vi.md": page("so-sai", kind="news", title="Sai", date="2026-02-03", change_notes="[{at: 2026-02-04T08:00, note: Sửa số}, {at: 2026-02-05T08:00, note: Thu hồi}]", withdrawn="{at: 2026-02-05T08:00, reason: wrong_content}"),
        "content/so/tin-tuc/go.vi.md": page("so-go", "", kind="tombstone", title="Đã gỡ", date="2026-02-03", removed="{at: 2026-03-05T08:00, reason: rights}"),
        **{
            f"content/so/van-ban/hoi-{name}.vi.md": page(f"so-hoi-{name}", **QUESTION, code=f"HD-{name}", asked="2026-05-01", **days)
            for name, days in (
                ("dung", {"due": "2026-05-10", "answered": "2026-05-10"}),
                ("tre", {"due": "2026-05-10", "answered": "2026-05-11"}),
                ("khong-han", {"answered": "2026-05-11"}),
                ("qua", {"due": "2026-05-10"}),
                ("dang", {"due": "2026-12-10"}),
            )
        },
        "content/so/van-ban/y-kien.vi.md": page("so-y-kien", **CONSULTATION),
    }  # fmt: skip
    portal = SmallPortal(tmp_path_factory.mktemp("nam") / "cong", files)
    return read_folder(portal.root, AT)


@pytest.fixture(scope="module")
def plain(folder: ReportContent) -> OfficeReport:
    return report_site_year(folder, folder.portal.site("so"), 2026)


def rows(report: OfficeReport, key: str) -> list[dict[str, Any]]:
    table = next(each for each in report.tables if each.key == key)
    return [row_json(table, each, "vi") for each in table.rows]


def notes(report: OfficeReport) -> str:
    return "\n".join(each.vi for each in report.notes)


def test_the_deadlines_are_those_of_the_audit(content: ReportContent, report: OfficeReport) -> None:
    assert content.main is not None
    year = ReportPeriod(date(2026, 1, 1), date(2026, 12, 31))
    verdicts = [
        (each.clock.deadline.party, each.verdict) for each in audit_deadlines(content.main, year, ("so",)).clocks
    ]
    assert verdicts.count(("board", "on_time")) == 1
    counted = {each["party"]: each for each in rows(report, "deadlines")}
    for party in ("supplier", "board"):
        for verdict in ("on_time", "late", "unproven"):
            assert counted[party][verdict] == verdicts.count((party, verdict)), (party, verdict)
    june = rows(report, "deadline_months")[5]
    assert (june["state"], june["on_time"], june["late"]) == (
        "counted",
        sum(verdict == "on_time" for _, verdict in verdicts),
        sum(verdict == "late" for _, verdict in verdicts),
    )
    assert june["late"] >= 1


def test_items_count_in_the_month_that_the_history_proves(report: OfficeReport) -> None:
    june = next(each for each in rows(report, "months") if each["month"] == 6)
    assert (june["published"], june["gone"]) == (3, 1)
    facts = {each.key: each.value for each in report.facts}
    assert (facts["published"], facts["proven"], facts["gone"]) == (6, 3, 1)


def test_an_item_that_went_in_silence_is_named(report: OfficeReport) -> None:
    assert [(each["id"], each["sort"], each["day"]) for each in rows(report, "change_items")] == [
        ("so-mat", "lost", "2026-07-01")
    ]


def test_months_before_a_site_began_and_months_to_come_have_no_figures(commune: OfficeReport) -> None:
    months = {each["month"]: each for each in rows(commune, "months")}
    assert [months[each]["state"] for each in (1, 5, 6, 11, 12)] == [
        "not_active",
        "not_active",
        "active",
        "active",
        "to_come",
    ]
    assert [months[each]["published"] for each in (5, 7, 12)] == [None, 0, None]
    assert "hoạt động từ ngày 11/06/2026" in notes(commune) and "tính đến ngày 24/11/2026" in notes(commune)


def test_the_year_before_a_site_began_has_nothing_to_be_held_against(commune: OfficeReport) -> None:
    published = next(each for each in rows(commune, "comparison") if each["key"] == "published")
    assert (published["before"], published["before_state"]) == (None, "not_active")
    assert (published["now"], published["now_state"], published["difference"]) == (1, "counted", None)


def test_the_post_of_who_signs_is_the_configurations_and_recipients_are_those_of_the_decision(
    report: OfficeReport,
) -> None:
    assert report.letterhead is not None
    assert "Trung tâm Thông tin" in report.letterhead.recipients[0]
    assert "khoản 6 Điều 16" in report.opening[0].vi
    assert [each.key for each in report.blanks][1:4] == ["technical_support", "training", "content_and_layout"]


def test_the_main_sites_paper_is_the_offices_and_goes_to_who_is_above_it(folder: ReportContent) -> None:
    main = folder.portal.main_site
    for report in (report_site_year(folder, main, 2026), report_portal_year(folder, 2026)):
        assert report.letterhead is not None
        assert report.letterhead.agency.startswith("Văn phòng")
        assert report.letterhead.signatory == main.contact.responsible["vi"]
        assert not any("Văn phòng" in each for each in report.letterhead.recipients)


def test_for_a_committee_its_chair_signs_on_its_behalf(folder: ReportContent) -> None:
    site = replace(folder.portal.site("xa"), names=(("vi", AgencyName("Ủy ban nhân dân xã Mẫu", "Xã Mẫu")),))
    chair = MappingProxyType({"vi": "Chủ tịch Ủy ban nhân dân xã"})
    site = replace(site, contact=replace(site.contact, responsible=chair))
    letterhead = report_site_year(folder, site, 2026).letterhead
    assert letterhead is not None
    assert signatory_lines(letterhead) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_what_is_signed_has_no_commit_no_command_and_a_sentence_before_each_table(report: OfficeReport) -> None:
    words = encode_report(report, "text", "vi").decode()
    signed, _, technical = words.partition("Ghi chú kỹ thuật (không ký)")
    assert "`" not in signed and str(report.technical_facts[1].value) not in signed
    assert str(report.technical_facts[1].value) in technical
    assert all(each.notes for each in report.tables)


def test_a_site_with_standing_pages_alone_is_no_site_without_activity(folder: ReportContent) -> None:
    standing = [each for each in folder.library.items if each.original.date is None and each.original.site == "so"]
    alone = ReportContent(folder.portal, replace(folder.library, items=tuple(standing)), AT)
    assert standing
    assert "chưa có bài ghi ngày" in notes(report_site_year(alone, alone.portal.site("so"), 2026))
    (table, *_) = report_portal_year(alone, 2026).tables
    assert "Chưa có bài ghi ngày (1): " in table.notes[1].vi


def test_a_file_with_faults_is_told_in_every_report(folder: ReportContent) -> None:
    dated = next(each.original for each in folder.library.items if each.id == "so-cu")
    faulty = (
        FaultyPage("content/so/tin-tuc/hong.vi.md", "", "", None),
        FaultyPage("content/so/tin-tuc/lap.vi.md", "so-lap", "", dated),
    )
    broken = ReportContent(folder.portal, replace(folder.library, faulty_pages=faulty), AT)
    for report in (
        report_site_year(broken, broken.portal.site("so"), 2026),
        report_contributions(broken, ("so",), 2026, 1),
        report_disposal(broken, MappingProxyType({}), ("so",)),
    ):
        assert "2 tệp bài có lỗi" in notes(report)
        assert "content/so/tin-tuc/hong.vi.md (không rõ tháng)" in notes(report)
        assert "content/so/tin-tuc/lap.vi.md (tháng 01/2026)" in notes(report)


def test_one_commit_and_clock_give_the_same_bytes(repo: Repo, report: OfficeReport) -> None:
    with open_report_content(repo.folder, "main", AT, None) as again:
        second = report_site_year(again, again.portal.site("so"), 2026)
    forms: tuple[FileForm, ...] = ("docx", "html", "json", "csv")
    for form in forms:
        assert encode_report(second, form, "vi") == encode_report(report, form, "vi"), form


def test_a_shallow_clone_says_what_it_cannot_tell_and_the_rest_comes(repo: Repo, tmp_path: Path) -> None:
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "nong"))
    with open_report_content(tmp_path / "nong", None, AT, None) as shallow:
        report = report_site_year(shallow, shallow.portal.site("so"), 2026)
    assert "git fetch --unshallow" in notes(report)
    assert rows(report, "deadlines") == [] and rows(report, "deadline_months") == []
    assert sum(each["published"] or 0 for each in rows(report, "months")) == 5
    late = next(each for each in rows(report, "comparison") if each["key"] == "late")
    assert (late["now"], late["now_state"], late["difference"]) == (None, "untold", None)


def test_without_a_history_nothing_that_nobody_could_look_at_is_0(folder: ReportContent, plain: OfficeReport) -> None:
    month = report_contributions(folder, ("so",), 2026, 1)
    for report in (plain, month):
        assert json.loads(encode_report(report, "json", "vi"))["facts"]["gone"] is None
        assert "không tính được" in encode_report(report, "text", "vi").decode()
        assert "bài đã gỡ, đã mất và đính chính của những bài ấy" in notes(report)
    months = rows(plain, "months")
    assert {(each["gone"], each["removed"]) for each in months} == {(None, None)}
    assert months[1]["corrected"] == 1
    removed = next(each for each in rows(plain, "comparison") if each["key"] == "removed")
    assert (removed["now"], removed["now_state"], removed["difference"]) == (None, "untold", None)
    assert {each["taken_down"] for each in rows(report_portal_year(folder, 2026), "sites")} == {None}
    idle = report_site_year(folder, folder.portal.site("so"), 2025)
    assert "đã mất không tính được" in next(each.empty.vi for each in idle.tables if each.key == "changes")


def test_a_folder_without_a_history_names_no_folder_of_the_machine(repo: Repo, tmp_path: Path) -> None:
    shutil.copytree(repo.folder, tmp_path / "le", ignore=shutil.ignore_patterns(".git", ".portalgen"))
    with open_report_content(tmp_path / "le", None, AT, None) as alone:
        report = report_site_year(alone, alone.portal.site("so"), 2026)
    assert "không đọc được lịch sử" in notes(report)
    assert str(tmp_path) not in encode_report(report, "json", "vi").decode()
    with pytest.raises(UnusableEnvironmentError), open_report_content(tmp_path / "le", "main", AT, None):
        pass


def test_drafts_and_what_waits_are_not_counted_and_samples_are_told(plain: OfficeReport) -> None:
    facts = {each.key: each.value for each in plain.facts}
    assert (facts["published"], facts["samples"], facts["proven"]) == (4, 1, 0)
    kinds = {each["kind"]: each for each in rows(plain, "kinds")}
    assert (kinds["Tin tức"]["month_1"], kinds["Tin tức"]["month_2"], kinds["Tin tức"]["total"]) == (2, 1, 3)
    assert (kinds["Tin tức"]["month_12"], kinds["Tin tức"]["states"][11]) == (None, "to_come")
    table = next(each for each in plain.tables if each.key == "kinds")
    assert row_json(table, table.totals, "vi")["total"] == 4


def test_translations_are_counted_and_old_ones_named(plain: OfficeReport) -> None:
    row = rows(plain, "languages")[0]
    assert (row["language"], row["items"], row["translated"], row["without"], row["outdated"]) == ("en", 4, 2, 2, 1)


def test_a_withdrawal_is_no_correction_as_well(plain: OfficeReport) -> None:
    assert [(each["sort"], each["reason"], each["count"]) for each in rows(plain, "changes")] == [
        ("corrected", None, 1),
        ("withdrawn", "Nội dung sai", 1),
        ("removed", "Quyền tác giả, quyền liên quan", 1),
    ]


def test_questions_are_held_against_the_limit_that_each_gives(plain: OfficeReport) -> None:
    (row,) = rows(plain, "questions")
    assert [row[each] for each in ("received", "in_time", "late", "without_due", "pending", "overdue")] == [
        5, 1, 1, 1, 1, 1,
    ]  # fmt: skip


def test_consultations_have_their_opinions_and_what_became_of_them(plain: OfficeReport) -> None:
    (row,) = rows(plain, "consultations")
    assert [row[each] for each in ("opened", "over", "reported", "opinions", "accepted", "unanswered")] == [
        1, 1, 1, 2, 1, 1,
    ]  # fmt: skip


def test_a_year_is_held_against_the_one_before(plain: OfficeReport) -> None:
    published = next(each for each in rows(plain, "comparison") if each["key"] == "published")
    assert (published["before"], published["now"], published["difference"]) == (1, 4, 3)


def test_a_year_without_items_says_whether_there_was_a_site(folder: ReportContent, content: ReportContent) -> None:
    before = report_site_year(folder, folder.portal.site("so"), 2024)
    assert "Năm 2024 trang chưa hoạt động" in notes(before)
    assert {each["state"] for each in rows(before, "months")} == {"not_active"}
    assert next(each["now"] for each in rows(before, "comparison") if each["key"] == "published") is None
    late = datetime(2027, 12, 1, tzinfo=VIETNAM)
    idle = report_site_year(ReportContent(folder.portal, folder.library, late), folder.portal.site("so"), 2027)
    assert "không đăng bài nào" in notes(idle)
    assert rows(idle, "months")[0]["published"] == 0


def test_the_office_has_a_row_for_each_active_site_and_the_sum_of_all(folder: ReportContent) -> None:
    report = report_portal_year(folder, 2026)
    sites = {each["id"]: each["published"] for each in rows(report, "sites")}
    assert sites["so"] == 4
    assert sum(sites.values()) == {each.key: each.value for each in report.facts}["published"]
    names = " ".join(each.vi for each in report.tables[0].notes)
    assert [
        each.id for each in folder.portal.sites if each.id not in sites and each.name("vi").short not in names
    ] == []


def test_what_is_still_to_come_is_no_year_and_no_month() -> None:
    today = date(2026, 11, 24)
    require_past_year(2026, today)
    require_past_month(2026, 11, today)
    for year in (2027, 1899, 0, -1, 99999):
        with pytest.raises(UsageError):
            require_past_year(year, today)
    with pytest.raises(UsageError):
        require_past_month(2026, 12, today)
