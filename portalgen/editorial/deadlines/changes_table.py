"""The table of changes at the start of the audit of deadlines: each change with time, approvers and effects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.editorial.audit.settings_approvals import ChangeApproval
from portalgen.editorial.deadlines.change_words import SettingDifference
from portalgen.editorial.deadlines.clock_words import SHORT_COMMIT
from portalgen.editorial.deadlines.settings_changes import SettingsFault
from portalgen.editorial.deadlines.settings_parts import PartKey
from portalgen.editorial.deadlines.turned_clocks import ClockOutcome, TurnedClock
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.tables import CellValue, CodedValue, ReportColumn, ReportTable
from portalgen.frozen import frozen
from portalgen.history.model import Commit
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.words import PARTY_WORDS
from portalgen.locale.dates import format_exact_moment
from portalgen.text.bilingual import Bilingual as B

_SHOWN: Final = 3
"""The number of affected clocks shown to people; JSON has all of them."""
_COLUMNS: Final = (
    ReportColumn("landed", B("Vào bản chính", "On main since")),
    ReportColumn("change", B("Thay đổi", "Change")),
    ReportColumn("approval", B("Ai duyệt", "Approved by")),
    ReportColumn("turned", B("Kết luận bị đổi", "Verdicts turned"), is_number=True),
    ReportColumn("short_commit", B("Lần lưu", "Commit"), is_detail=True),
    ReportColumn("examples", B("Trong đó", "Among them"), is_detail=True),
    ReportColumn("commit", B("Mã lần lưu", "Id of the commit"), is_data=True),
    ReportColumn("subjects", B("Loại thay đổi", "Sort of change"), is_data=True),
    ReportColumn("approvers", B("Mã người duyệt", "Ids of approvers"), is_data=True),
    ReportColumn("owners", B("Trong đó, cơ quan chủ quản", "Owners among them"), is_data=True),
    ReportColumn("turned_ids", B("Mã các bài bị đổi", "Ids of items turned"), is_data=True),
    ReportColumn("turned_clocks", B("Các kết luận bị đổi", "Clocks turned"), is_data=True),
)
_PARTS: Final = MappingProxyType[PartKey, B](
    {
        "legal": B("Thời hạn, lịch nghỉ hoặc văn bản", "Limits, calendar or instruments"),
        "policy": B("Quy định duyệt", "The policy"),
        "waivers": B("Mục miễn áp dụng", "Waivers"),
        "kinds": B("Khai báo loại bài", "Declarations of kinds"),
    }
)
_OUTCOMES: Final = MappingProxyType[ClockOutcome, B](
    {
        "on_time": B("đúng hạn", "on time"),
        "late": B("trễ hạn", "late"),
        "unproven": B("chưa rõ", "unclear"),
        "running": B("còn hạn", "running"),
        "none": B("không có thời hạn", "no limit"),
        "waived": B("trễ hạn, được miễn", "late, waived"),
        "before_adoption": B("trước ngày bắt đầu tính", "before the adoption"),
    }
)
_NOBODY: Final = CodedValue("none", B("chưa có ai duyệt", "nobody approved"), "bad")
_NOT_COUNTED: Final = CodedValue("not_counted", B("không đếm được", "cannot be counted"), is_absence=True)
_NOTES: Final = (
    B(
        "Mỗi dòng là một lần cấu hình về thời hạn đổi trên bản chính từ khi bắt đầu tính, cũ trước; lúc là ngày ghi của lần "
        "lưu. Kết luận bị đổi: xét riêng lần ấy, số thời hạn của mọi trang có kết luận theo cấu hình ngay sau nó khác kết luận "
        "theo cấu hình ngay trước nó.",
        "Each row is a commit of main that changed settings of limits since the adoption, the oldest first, with the date that "
        "it bears. Verdicts turned: of this change alone, the clocks of all sites on which the settings right after it come to "
        "another verdict than those right before it.",
    ),
)


@frozen
class ReportedChange:
    """A change of the settings with all data for the table."""

    commit: Commit
    differences: tuple[SettingDifference, ...]
    faults: tuple[SettingsFault, ...]
    approval: ChangeApproval
    turned: tuple[TurnedClock, ...]
    is_counted: bool = True
    """True if `turned` is complete."""


def select_changes(
    changes: Sequence[ReportedChange], period: ReportPeriod, shown_ids: Collection[str]
) -> tuple[ReportedChange, ...]:
    """Return the changes landed in `period`, and changes with an effect on the verdict of a shown item."""
    return tuple(
        each
        for each in changes
        if period.contains(to_vietnam_time(each.commit.committed_at).date())
        or any(turned.id in shown_ids for turned in each.turned)
    )


def changes_table(changes: Sequence[ReportedChange]) -> ReportTable:
    """Return a row for each change."""
    return ReportTable(
        "changes",
        B("Cấu hình về thời hạn đã đổi những gì", "Changes of the settings of limits"),
        _COLUMNS,
        tuple(_row(each) for each in changes),
        _NOTES,
    )


def _row(change: ReportedChange) -> tuple[CellValue, ...]:
    turned = change.turned
    return (
        change.commit.committed_at,
        (*(_fault_words(each) for each in change.faults), *(each.words for each in change.differences)),
        _approval_value(change.approval),
        len(turned) if turned or change.is_counted else _NOT_COUNTED,
        change.commit.id[:SHORT_COMMIT],
        tuple(_list_examples(turned)),
        change.commit.id,
        tuple(dict.fromkeys((*("unreadable" for _ in change.faults), *(each.subject for each in change.differences)))),
        change.approval.approvers,
        change.approval.owners,
        tuple(dict.fromkeys(each.id for each in turned)),
        tuple(f"{each.id} {each.party} {each.before} {each.after}" for each in turned),
    )


def _fault_words(fault: SettingsFault) -> B:
    part, problem = _PARTS[fault.part], fault.fault
    ends = B("đến nay chưa sửa", "still not fixed")
    if fault.fixed_by is not None:
        at, commit = fault.fixed_by.committed_at, fault.fixed_by.id[:SHORT_COMMIT]
        ends = B(
            f"sửa xong {format_exact_moment(at, 'vi')} [{commit}]", f"fixed {format_exact_moment(at, 'en')} [{commit}]"
        )
    count = (f", {fault.commits} lần lưu", f", {fault.commits} commits") if fault.commits > 1 else ("", "")
    return B(
        f"{part.vi} không đọc được, nội dung đọc được trước đó vẫn áp dụng; {ends.vi}{count[0]}. {problem.vi}",
        f"{part.en} cannot be read, the last readable state stays in force; {ends.en}{count[1]}. {problem.en}",
    )


def _approval_value(approval: ChangeApproval) -> CodedValue:
    if not approval.approvers:
        return _NOBODY
    names = ", ".join(f"`{each}`" for each in approval.approvers)
    if approval.is_by_two_owners:
        words = B(f"{names}: đủ hai người của cơ quan chủ quản", f"{names}: two owners")
        return CodedValue("two_owners", words, "good")
    words = B(f"{names}: chưa đủ hai người của cơ quan chủ quản", f"{names}: not two owners")
    return CodedValue("approved", words, "doubtful")


def _list_examples(turned: Sequence[TurnedClock]) -> Iterator[B]:
    for each in turned[:_SHOWN]:
        party, before, after = PARTY_WORDS[each.party], _OUTCOMES[each.before], _OUTCOMES[each.after]
        yield B(
            f"{each.id} ({party.vi}): {before.vi} → {after.vi}", f"{each.id} ({party.en}): {before.en} → {after.en}"
        )
    if len(turned) > _SHOWN:
        yield B(f"và {len(turned) - _SHOWN} thời hạn khác", f"and {len(turned) - _SHOWN} more")
