"""A register held against a month of a portal: in time, late, missing, and days of receipt that are not the register's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from portalgen.content.model import Item, Library
from portalgen.editorial.deadlines.completeness import CheckedEntry, audit_completeness
from portalgen.editorial.deadlines.completeness_report import report_completeness
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.deadlines.register import Register, read_register
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import DatedLength
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis
from tests.makers.office_month import AT

NOW = datetime.fromisoformat(AT).replace(tzinfo=VIETNAM)
EVERYTHING = ReportPeriod()
HEADINGS = "Ngày đến;Tác giả;Số, ký hiệu;Ngày văn bản\n"


@pytest.fixture(scope="module")
def content(month: Path) -> Iterator[MainContent]:
    repository = open_history(month / "kho.git")
    with open_main_content(repository, resolve_main(repository, None), NOW) as found:
        yield found


def register(*rows: str) -> Register:
    return read_register((HEADINGS + "".join(f"{row}\n" for row in rows)).encode(), "so.csv")


def check(content: MainContent, row: str) -> CheckedEntry:
    (found,) = audit_completeness(content, register(row), EVERYTHING).entries
    return found


@pytest.mark.parametrize(
    ("row", "outcome", "item"),
    [
        ("08/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026", "on_time", "so-noi-quy"),
        ("08/06/2026;So Ngoai vu;Số: 13/ QĐ–SNgV;05/06/2026", "late", "so-quy-che"),
        ("08/06/2026;;14/QD-SNgV;", "waived", "so-duoc-mien"),
        ("08/06/2026;Sở Ngoại vụ;15/QĐ-SNgV;05/06/2026", "unproven", "so-luu-thang"),
        ("08/06/2026;Sở Ngoại vụ;17/QĐ-SNgV;05/06/2026", "late", "xa-da-xoa"),
        ("08/06/2026;Sở Ngoại vụ;18/QĐ-SNgV;05/06/2026", "overdue", "so-con-nhap"),
        ("08/06/2026;Sở Ngoại vụ;19/QĐ-SNgV;05/06/2026", "not_found", ""),
        ("25/06/2026;Sở Ngoại vụ;20/QĐ-SNgV;24/06/2026", "running", ""),
        ("08/06/2026;Sở Nội vụ;12/QĐ-SNgV;05/06/2026", "not_found", ""),
        ("08/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2025", "not_found", ""),
        ("31/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026", "unreadable", ""),
        ("08/06/2026;Sở Ngoại vụ;;05/06/2026", "unreadable", ""),
    ],
)
def test_each_document_has_one_outcome(content: MainContent, row: str, outcome: str, item: str) -> None:
    found = check(content, row)
    assert (found.outcome, found.item.page.id if found.item else "") == (outcome, item)


def test_the_registers_day_counts_where_the_item_states_another(content: MainContent) -> None:
    row = "{};Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026"
    earlier, same = check(content, row.format("04/06/2026")), check(content, row.format("08/06/2026"))
    assert (earlier.outcome, earlier.differs) == ("late", True)
    assert (same.outcome, same.differs) == ("on_time", False)
    assert earlier.due is not None
    assert earlier.due.last_day == date(2026, 6, 8)


def test_the_registers_day_chooses_the_length(content: MainContent) -> None:
    amended = with_lengths(content, date(2026, 6, 5))
    row = "{};Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026"
    before, after = (check(amended, row.format(each)) for each in ("04/06/2026", "05/06/2026"))
    assert [each.due.last_day if each.due else None for each in (before, after)] == [date(2026, 6, 8), date(2026, 6, 8)]
    unknown = "{};Sở Ngoại vụ;99/QĐ-SNgV;01/06/2026"
    old, new = (check(amended, unknown.format(each)).due for each in ("04/06/2026", "05/06/2026"))
    assert old is not None and new is not None
    assert (old.limit.length, new.limit.length) == (2, 1)


def with_lengths(content: MainContent, change: date) -> MainContent:
    """Two working days for administrative documents until the day before `change`, then one."""
    day = timedelta(days=1)
    lengths = (
        DatedLength(Limit("working_days", 2), "received", (Basis("qd-2111", ""),), None, change - day),
        DatedLength(Limit("working_days", 1), "received", (Basis("qd-sua", ""),), change),
    )
    classes = [
        replace(each, lengths=lengths) if each.id == "administrative_document" else each
        for each in content.legal.classes
    ]
    return replace(content, legal=replace(content.legal, classes=tuple(classes)))


def test_a_disputed_day_is_settled_by_the_register(content: MainContent) -> None:
    assert check(content, "05/06/2026;Sở Ngoại vụ;16/QĐ-SNgV;04/06/2026").outcome == "late"
    assert check(content, "08/06/2026;Sở Ngoại vụ;16/QĐ-SNgV;04/06/2026").outcome == "on_time"


def test_items_of_the_same_number_that_are_another_document_are_named(content: MainContent) -> None:
    assert check(content, "08/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2025").others == ("so-noi-quy",)


def test_what_was_published_and_the_register_does_not_have_is_listed(content: MainContent) -> None:
    known = register("05/06/2026;;12/QĐ-SNgV;", "09/06/2026;;13/QĐ-SNgV;")
    found = audit_completeness(content, known, EVERYTHING).unregistered
    assert [each.page.id for each in found] == ["so-doi-ngay", "so-duoc-mien", "so-luu-thang", "xa-da-xoa"]
    elsewhere = audit_completeness(content, known, ReportPeriod(date(2026, 7, 1), date(2026, 7, 31)))
    assert (elsewhere.entries, elsewhere.unregistered) == ((), ())


def test_a_site_alone_is_asked_for_its_own_documents(content: MainContent) -> None:
    row = register("08/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026")
    assert audit_completeness(content, row, EVERYTHING, ("xa",)).entries[0].outcome == "not_found"


def test_rates_count_what_is_due_and_say_what_they_are_worth(content: MainContent) -> None:
    rows = register(
        "08/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026",
        "08/06/2026;Sở Ngoại vụ;13/QĐ-SNgV;05/06/2026",
        "08/06/2026;Sở Ngoại vụ;19/QĐ-SNgV;05/06/2026",
        "25/06/2026;Sở Ngoại vụ;20/QĐ-SNgV;24/06/2026",
    )
    report = report_completeness(content, rows, audit_completeness(content, rows, EVERYTHING), EVERYTHING)
    facts = {each.key: cell_json(each.value, "vi") for each in report.facts}
    assert (facts["entries"], facts["due"], facts["published"]) == (4, 3, 2)
    assert (facts["published_rate"], facts["on_time_rate"]) == (0.6666, 0.3333)
    assert "Không có sổ để đối chiếu thì tỷ lệ 100 % không chứng minh được gì" in report.notes[0].vi


def test_a_register_of_issued_documents_is_judged_by_what_the_item_states(content: MainContent) -> None:
    issued = read_register("Số, ký hiệu;Ngày ban hành\n13/QĐ-SNgV;05/06/2026\n".encode(), "di.csv")
    audit = audit_completeness(content, issued, EVERYTHING)
    assert [(each.outcome, each.differs) for each in audit.entries] == [("late", False)]
    notes = report_completeness(content, issued, audit, EVERYTHING).notes
    assert any("Sổ không có cột ngày đến" in each.vi for each in notes)


def test_what_a_register_leaves_open_is_totalled_and_said(content: MainContent) -> None:
    rows = register(
        "08/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026",
        "08/06/2026;So Ngoai vu;Số 12/QĐ–SNgV;05/06/2026",
        "31/06/2026;Sở Ngoại vụ;13/QĐ-SNgV;",
        ";Sở Ngoại vụ;21/QĐ-SNgV;",
        ";Sở Ngoại vụ;20/QĐ-SNgV;24/06/2026",
    )
    june = ReportPeriod(date(2026, 6, 1), date(2026, 6, 30))
    audit = audit_completeness(content, rows, june)
    outcomes = [each.outcome for each in audit.entries]
    assert outcomes == ["on_time", "repeated", "unreadable", "unreadable", "running"]
    report = report_completeness(content, rows, audit, june)
    facts = {each.key: cell_json(each.value, "vi") for each in report.facts}
    assert (facts["due"], facts["unreadable"], facts["repeated"], facts["without_arrival"]) == (1, 2, 1, 1)
    notes = " ".join(each.vi for each in report.notes)
    assert "Tỷ lệ chưa đầy đủ: 2 dòng" in notes
    assert "1 văn bản không có ngày đến trong sổ" in notes
    problems = [[each.vi for each in row[13]] for row in report.tables[0].rows if isinstance(row[13], tuple)]
    assert problems[1:] == [
        ["trùng với dòng 2 của sổ"],
        ["ngày `31/06/2026` không đọc được; ghi ngày/tháng/năm, ví dụ 20/11/2026"],
        ["dòng không có ngày nào"],
        ["sổ để trống ngày đến"],
    ]


def test_of_one_document_on_several_sites_the_earliest_publication_counts(content: MainContent) -> None:
    items = [each for each in content.library.items if each.original.fields.get("number")]
    first = next(each.original for each in items if each.id == "so-noi-quy")
    late = next(each.original for each in items if each.id == "so-quy-che")
    twin = replace(late, fields={**late.fields, "number": first.fields["number"], "issued": first.fields["issued"]})
    both = [Item(each.id, (twin,)) if each.id == late.id else each for each in content.library.items]
    for order in (both, both[::-1]):
        shared = replace(content, library=Library(tuple(order)))
        found = check(shared, "08/06/2026;Sở Ngoại vụ;12/QĐ-SNgV;05/06/2026")
        assert (found.outcome, found.item.page.id if found.item else "") == ("on_time", "so-noi-quy")
        assert found.others == ("so-quy-che",)
