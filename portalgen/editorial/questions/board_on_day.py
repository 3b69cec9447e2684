"""The members of a site's editorial board on a day, by the roster then in force (QĐ 2111, Điều 10(3), 16(2))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from portalgen.config.roster import ROLE_NAMES, Person, Roster
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.tables.tables import CellValue, OfficeReport, ReportColumn, ReportFact, ReportTable
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

_NOBODY: Final = B("Không có ai trong danh sách phân công vào ngày đó.", "The roster holds nobody on that day.")


def place_on_day(audit: ApprovalAudit, day: date) -> int:
    """Return the place after the last commit of main until the end of a day in Vietnam; 0 if there was none.

    Dates of commits are claims of the committing machines; a date earlier than those before it is replaced by the
    latest of them.
    """
    end = datetime.combine(day + timedelta(days=1), time(), VIETNAM)
    latest, place = None, 0
    for commit in audit.line:
        latest = commit.committed_at if latest is None else max(latest, commit.committed_at)
        if latest >= end:
            break
        place = commit.place + 1
    return place


def report_board(audit: ApprovalAudit, site: str, day: date) -> OfficeReport:
    """Return the holders of each role of `site` on a day; if empty, of the whole portal (owners and platform)."""
    place = place_on_day(audit, day)
    roster = audit.roster_before(place)
    notes = [] if audit.is_genesis_given else [_NO_GENESIS]
    if roster is None:
        notes.append(B("Vào ngày đó cổng chưa có danh sách phân công.", "The portal had no roster on that day."))
    return OfficeReport(
        "board",
        B("Ban Biên tập vào một ngày", "The editorial board on a day"),
        (_people(roster, site, day), _delegations(roster, site, day)),
        (
            ReportFact("site", B("Trang", "Site"), site or B("toàn cổng", "the whole portal")),
            ReportFact("on", B("Ngày", "Day"), day),
            ReportFact("decision", B("Quyết định thành lập Ban", "Decision that set it up"), _decision(roster, site)),
            ReportFact("commit", B("Theo bản chính tại", "By main at"), audit.line[place - 1].id if place else ""),
        ),
        tuple(notes),
    )


_NO_GENESIS: Final = B(
    "Chưa cho mốc khởi đầu (--genesis): danh sách đầu tiên trong kho được coi là đúng.",
    "No genesis was given (--genesis): the first roster of the repository is taken as true.",
)


def _decision(roster: Roster | None, site: str) -> CellValue:
    if roster is None or site not in roster.sites:
        return None
    return roster.sites[site].decision or B("chưa xác nhận", "unconfirmed")


def _people(roster: Roster | None, site: str, day: date) -> ReportTable:
    people = () if roster is None else roster.list_people(site or None)
    return ReportTable(
        "people",
        B("Người giữ vai trò", "Who held a role"),
        (
            ReportColumn("role", B("Vai trò", "Role")),
            ReportColumn("post", B("Chức danh", "Post")),
            ReportColumn("from", B("Từ ngày", "From")),
            ReportColumn("to", B("Đến hết ngày", "To")),
            ReportColumn("decision", B("Quyết định phân công", "Appointing decision")),
            ReportColumn("keys", B("Số khóa ký", "Keys"), is_number=True),
            ReportColumn("person", B("Mã", "Id")),
        ),
        tuple(_rows(people, day)),
        empty=_NOBODY,
    )


def _rows(people: Iterable[Person], day: date) -> Iterator[tuple[CellValue, ...]]:
    held = [(each, person) for person in people for each in person.appointments if each.holds_on(day)]
    order = list(ROLE_NAMES)
    for each, person in sorted(held, key=lambda pair: (order.index(pair[0].role), pair[1].id)):
        yield (
            ROLE_NAMES[each.role],
            person.post,
            each.starts,
            each.until or B("chưa định", "no end set"),
            each.decision or B("chưa xác nhận", "unconfirmed"),
            len(person.keys),
            person.id,
        )


def _delegations(roster: Roster | None, site: str, day: date) -> ReportTable:
    delegations = roster.sites[site].delegations if roster is not None and site in roster.sites else ()
    return ReportTable(
        "delegations",
        B("Ủy quyền đang có hiệu lực", "Delegations in force"),
        (
            ReportColumn("from_person", B("Người ủy quyền", "Who delegates")),
            ReportColumn("to_person", B("Người được ủy quyền", "Who signs")),
            ReportColumn("document", B("Văn bản", "Document")),
            ReportColumn("from", B("Từ ngày", "From")),
            ReportColumn("to", B("Đến hết ngày", "To")),
            ReportColumn("sections", B("Phạm vi", "Scope")),
        ),
        tuple(
            (
                _post(roster, each.giver),
                _post(roster, each.receiver),
                each.document,
                each.starts,
                each.until,
                ", ".join(each.sections) or B("cả trang", "the whole site"),
            )
            for each in delegations
            if each.holds_on(day)
        ),
        empty=B("Không có ủy quyền nào.", "There is no delegation."),
    )


def _post(roster: Roster | None, id: str) -> str:
    person = roster.find_person(id) if roster is not None else None
    return person.post if person is not None else id
