"""What waits for approval: from plain refs of a bare repository, each draft once, with both clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.editorial.approving.board_decisions import BoardDecision, ChangedSince
from portalgen.editorial.approving.known_refusals import KnownRefusal
from portalgen.editorial.approving.submission_needs import SubmissionNeeds
from portalgen.editorial.approving.submission_state import StateId, SubmissionState
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.deadlines.open_items import OpenItem, OpenWork, read_open_work
from portalgen.editorial.deadlines.queue_report import report_queue
from portalgen.editorial.records.records import ApprovalRecord, FileState, PathChange, RecordAction
from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.editorial.tables.table_forms.formats import ReportForm, format_report
from portalgen.editorial.tables.tables import CodedValue, OfficeReport
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.audits import person
from tests.makers.office_month import AT

NOW = datetime.fromisoformat(AT).replace(tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def bare(month: Path) -> Path:
    return month / "kho.git"


@pytest.fixture(scope="module")
def office(bare: Path) -> tuple[MainContent, OpenWork]:
    repository = open_history(bare)
    with open_main_content(repository, resolve_main(repository, None), NOW, has_library=False) as content:
        return content, read_open_work(content)


@pytest.fixture(scope="module")
def items(office: tuple[MainContent, OpenWork]) -> dict[str, OpenItem]:
    return {each.names[0]: each for each in office[1].items}


def test_every_item_of_every_submission_is_there_once(items: dict[str, OpenItem]) -> None:
    assert {name: (each.item.id, each.item.change) for name, each in items.items()} == {
        "qua-han": ("xa-qua-han", "new"),
        "bai-moi": ("so-dang-cho", "new"),
        "ban-khac": ("so-dang-cho", "new"),
        "sua": ("so-noi-quy", "edited"),
        "go-bai": ("so-dung-gio", "removed"),
        "tin-cho": ("portal-tin-cho", "new"),
    }
    assert items["tin-cho"].names == ("tin-cho", "merge-requests/3", "pull/7")


def test_both_clocks_run_by_mains_law_and_when_it_was_handed_in_is_proven(items: dict[str, OpenItem]) -> None:
    waiting = {each.deadline.party: each for each in items["bai-moi"].clocks}
    assert {party: each.standing for party, each in waiting.items()} == {"supplier": "met", "board": "soon"}
    submitted = items["bai-moi"].submitted
    assert submitted is not None
    assert (submitted.at, submitted.strength) == (datetime(2026, 6, 24, 10, tzinfo=VIETNAM), "proven")
    assert items["bai-moi"].due == datetime(2026, 6, 27, tzinfo=VIETNAM)


def test_the_site_with_the_least_time_left_comes_first(office: tuple[MainContent, OpenWork]) -> None:
    assert [each.site for each in office[1].items] == ["xa", "so", "so", "so", "so", "portal"]
    dues = [each.due for each in office[1].items if each.site == "so" and each.due is not None]
    assert dues == sorted(dues)


def test_two_drafts_of_one_item_are_marked_and_one_draft_in_two_places_is_not(items: dict[str, OpenItem]) -> None:
    assert items["bai-moi"].other_drafts == ("ban-khac",)
    assert items["ban-khac"].other_drafts == ("bai-moi",)
    assert items["tin-cho"].other_drafts == ()


def test_a_change_of_what_is_published_has_no_clock_left(items: dict[str, OpenItem]) -> None:
    for name in ("sua", "go-bai"):
        assert (items[name].is_published, items[name].clocks, items[name].due) == (True, (), None)


def test_what_cannot_be_listed_as_an_item_is_named_beside(office: tuple[MainContent, OpenWork]) -> None:
    content, work = office
    report = report_queue(content, work)
    others = {str(row[0]): row for row in report.tables[2].rows}
    assert set(others) == {"cau-hinh", "loi", "chuyen-khac"}
    assert "content/so/tin-tuc/loi.vi.md" in str(cell_json(others["loi"][2], "vi"))
    assert "không chung lịch sử" in str(cell_json(others["chuyen-khac"][2], "vi"))


def test_a_site_alone_has_its_own_queue(office: tuple[MainContent, OpenWork], bare: Path) -> None:
    repository = open_history(bare)
    with open_main_content(repository, resolve_main(repository, None), NOW, has_library=False) as content:
        work = read_open_work(content, sites=("xa",))
        assert [each.names for each in work.items] == [("qua-han",)]
        assert [len(each.rows) for each in report_queue(content, work, ("xa",)).tables] == [1, 1, 0, 0]


def test_the_report_says_the_last_day_in_words_and_the_time_left(office: tuple[MainContent, OpenWork]) -> None:
    report = report_queue(*office)
    keys = [each.key for each in report.tables[0].columns]
    row = dict(zip(keys, report.tables[0].rows[1], strict=True))
    assert cell_json(row["last_day"], "vi") == "hết ngày 26/06/2026"
    board = row["board"]
    assert isinstance(board, CodedValue)
    assert (board.code, board.label.vi) == ("soon", "còn 15 giờ")
    assert cell_json(row["problem"], "vi") == ["mỗi bài chỉ nên có một bản đang chờ"]


def test_an_item_that_somebody_refused_says_so(office: tuple[MainContent, OpenWork]) -> None:
    content, work = office
    item = work.items[1]
    chief = person("truong-ban", "Trưởng Ban mẫu", "chief")
    change = PathChange(item.item.path, None, FileState("100644", "0" * 64, 1))
    record = ApprovalRecord("lamdong", "a" * 40, "reject", (change,), chief.id, NOW, reason="Trùng tin")
    refusal = KnownRefusal("f" * 64, record, chief, 0, (item.item.path,), is_same=True)
    needs = SubmissionNeeds(None, (), (), None, (refusal,))
    report = report_queue(content, replace(work, items=(replace(item, needs=needs),)))
    row = dict(zip((each.key for each in report.tables[0].columns), report.tables[0].rows[0], strict=True))
    said = str(cell_json(row["problem"], "vi"))
    assert "Trưởng Ban mẫu" in said and "đã từ chối nội dung này" in said and "Trùng tin" in said


def decision_on(item: OpenItem, action: RecordAction, *, is_changed: bool = False) -> BoardDecision:
    chief = person("truong-ban", "Trưởng Ban mẫu", "chief")
    change = PathChange(item.item.path, None, FileState("100644", "0" * 64, 1))
    record = ApprovalRecord("lamdong", "a" * 40, action, (change,), chief.id, NOW, reason="Thiếu số")
    since = (ChangedSince(item.item.path, "edited", change, change),) if is_changed else ()
    return BoardDecision("f" * 64, record, chief, (item.item.path,), since, holds=True)


def queue_with(office: tuple[MainContent, OpenWork], state: SubmissionState) -> OfficeReport:
    content, work = office
    return report_queue(content, replace(work, items=(replace(work.items[1], state=state),)))


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
@pytest.mark.parametrize(
    ("id", "action", "said"),
    [
        ("refused", "reject", "đã từ chối lúc 09:00 ngày 26/06/2026, chờ người gửi (Thiếu số)"),
        ("returned", "return", "đã trả lại để bổ sung lúc 09:00 ngày 26/06/2026, chờ người gửi (Thiếu số)"),
    ],
)
def test_every_form_says_what_waits_for_its_sender_and_why(
    office: tuple[MainContent, OpenWork], id: StateId, action: RecordAction, said: str, form: ReportForm
) -> None:
    report = queue_with(office, SubmissionState(id, decision_on(office[1].items[1], action)))
    shown = " ".join(format_report(report, form, "vi").split())
    if form == "json":
        assert f'"{id}"' in shown and '"sender"' in shown and '"Thiếu số"' in shown
    else:
        assert said in shown
    assert form not in ("json", "csv") or "f" * 64 in shown


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_what_came_back_waits_for_the_board_and_says_what_was_said(
    office: tuple[MainContent, OpenWork], form: ReportForm
) -> None:
    former = decision_on(office[1].items[1], "return", is_changed=True)
    shown = " ".join(format_report(queue_with(office, SubmissionState("board", None, (former,))), form, "vi").split())
    assert "đã trả lại để bổ sung lúc" in shown and "Thiếu số" in shown
    assert "chờ người gửi (" not in shown


def test_what_was_refused_has_no_limit_of_the_board_left(office: tuple[MainContent, OpenWork]) -> None:
    item = office[1].items[1]
    refused = replace(item, state=SubmissionState("refused", decision_on(item, "reject")))
    returned = replace(item, state=SubmissionState("returned", decision_on(item, "return")))
    assert (refused.due, returned.due) == (None, item.due)
