"""Clocks, evidence and verdicts in the words of reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from portalgen.editorial.deadlines.deadline_audit import AuditedClock
from portalgen.editorial.tables.tables import CodedValue, Tone
from portalgen.law.due_dates import DueDate
from portalgen.law.states import last_day_words, time_left_words
from portalgen.law.trace import describe_count
from portalgen.law.words import PARTY_WORDS, limit_words
from portalgen.locale.dates import format_day, format_exact_moment
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.item_clock import ClockReading, ClockStanding, ItemClock
from portalgen.timeline.model import Evidence, Strength
from portalgen.timeline.reasons import EVIDENCE_REASONS
from portalgen.timeline.record import CorrectedFact
from portalgen.timeline.settings_words import NO_LIMIT, describe_origin

SHORT_COMMIT: Final = 12
"""Characters of a commit's id shown in reports; enough to look it up."""

STANDING_WORDS: Final[Mapping[ClockStanding, tuple[B, Tone]]] = MappingProxyType(
    {
        "met": (B("đúng hạn", "on time"), "good"),
        "taken_down": (B("đúng hạn, đã gỡ", "on time, taken down"), "good"),
        "late": (B("trễ hạn", "late"), "bad"),
        "overdue": (B("quá hạn, chưa xong", "overdue, not done"), "bad"),
        "unproven": (B("chưa đủ dữ liệu để kết luận", "not enough data to conclude"), "doubtful"),
        "missing": (
            B("chưa đủ dữ liệu: thiếu ngày giờ để tính hạn", "not enough data: no start of counting"),
            "doubtful",
        ),
        "hour_missing": (B("chưa đủ dữ liệu: thiếu giờ", "not enough data: the hour is missing"), "doubtful"),
        "impossible": (B("chưa đủ dữ liệu: ngày giờ không thể có", "not enough data: an impossible date"), "doubtful"),
        "before_adoption": (B("trước ngày bắt đầu tính", "before the adoption"), ""),
        "no_number": (B("không có thời hạn bằng số", "no limit in numbers"), ""),
        "not_in_force": (B("quy định chưa có hiệu lực", "the rule was not in force"), ""),
        "waiting": (B("chưa bắt đầu tính", "not begun"), ""),
        "within": (B("còn hạn", "within the limit"), ""),
        "soon": (B("sắp đến hạn", "due soon"), "doubtful"),
    }
)
_CORRECTED: Final[Mapping[CorrectedFact, B]] = MappingProxyType(
    {"number": B("số", "number"), "received": B("ngày nhận", "day of receipt"), "kind": B("loại bài", "kind")}
)
_WAIVED: Final = B("được miễn áp dụng", "waived")

STRENGTH_WORDS: Final[Mapping[Strength, CodedValue]] = MappingProxyType(
    {
        "proven": CodedValue("proven", B("chứng minh được", "proven"), "good"),
        "weak": CodedValue("weak", B("không muộn hơn thời điểm này", "no later than this"), "doubtful"),
        "unproven": CodedValue("unproven", B("chưa chứng minh được", "not proven"), "doubtful"),
    }
)
_START_NAMES: Final = MappingProxyType(
    {
        "event_end": B("kết thúc sự kiện", "end of the event"),
        "signed": B("ngày ký", "signed"),
        "received": B("ngày nhận", "received"),
        "suspension_start": B("bắt đầu tạm dừng", "start of the suspension"),
    }
)
_VERDICT_WORDS: Final = MappingProxyType(
    {
        "on_time": B("đúng hạn", "on time"),
        "late": B("trễ hạn", "late"),
        "unproven": B("chưa rõ", "unclear"),
        None: B("chưa xong", "not done"),
    }
)


def verdict_value(audited: AuditedClock) -> CodedValue:
    """Return the verdict: its code has three values, its label is more detailed."""
    words, tone = STANDING_WORDS[audited.clock.standing]
    if audited.corrected and audited.verdict == "on_time":
        facts = [_CORRECTED[each] for each in audited.corrected]
        vi, en = ", ".join(each.vi for each in facts), ", ".join(each.en for each in facts)
        return CodedValue(audited.verdict, B(f"{words.vi}, đã đính chính {vi}", f"{words.en}, corrected {en}"), tone)
    if audited.waiver is not None:
        return CodedValue(audited.verdict, B(f"{words.vi}, {_WAIVED.vi}", f"{words.en}, {_WAIVED.en}"), "doubtful")
    return CodedValue(audited.verdict, words, tone)


def standing_value(clock: ItemClock) -> CodedValue:
    """Return the standing of a clock."""
    words, tone = STANDING_WORDS[clock.standing]
    return CodedValue(clock.standing, words, tone)


def party_value(clock: ItemClock) -> CodedValue:
    """Return the party of a clock."""
    return CodedValue(clock.deadline.party, PARTY_WORDS[clock.deadline.party])


def last_day_text(due: DueDate | None) -> B | None:
    """Return the last permitted day as text: `hết ngày 24/02/2026`; None if there is none."""
    if due is None or due.due is None:
        return None
    doubt = ("", "") if due.is_certain else (" (tạm tính)", " (provisional)")
    return B(f"{last_day_words(due, 'vi')}{doubt[0]}", f"{last_day_words(due, 'en')}{doubt[1]}")


def time_left_text(due: DueDate | None, at: datetime) -> B | None:
    """Return `còn 3 giờ` or `quá hạn 5 giờ`; None if there is no deadline."""
    if due is None or due.due is None:
        return None
    return B(time_left_words(due, at, "vi"), time_left_words(due, at, "en"))


def delay_text(clock: ItemClock, at: datetime) -> B | None:
    """Return the delay of a late clock, ended or not; None for any other clock."""
    done = clock.stop.at if clock.stop is not None and clock.standing == "late" else None
    words = time_left_text(clock.due, done or at) if clock.standing in ("late", "overdue") else None
    if words is None or done is None:
        return words
    return B(words.vi.replace("quá hạn", "trễ"), words.en.replace("overdue", "late"))


def limit_text(clock: ItemClock) -> B:
    """Return the class and its limit: `Văn bản hành chính: 02 ngày làm việc`."""
    deadline = clock.deadline
    return B(
        f"{deadline.names.vi}: {limit_words(deadline.limit, 'vi')}",
        f"{deadline.names.en}: {limit_words(deadline.limit, 'en')}",
    )


def start_text(clock: ItemClock) -> B | None:
    """Return the start of a clock: `ngày nhận 20/11/2026 09:00`; None if missing."""
    if clock.start is None:
        return None
    name = _START_NAMES.get(clock.deadline.start, B("", ""))
    return B(f"{name.vi} {_moment(clock.start, 'vi')}".strip(), f"{name.en} {_moment(clock.start, 'en')}".strip())


def evidence_text(evidence: Evidence | None) -> B | None:
    """Return an act with the strength of proof of its time and the reason; None if the history is unknown."""
    if evidence is None:
        return None
    reason = EVIDENCE_REASONS[evidence.reason]
    if evidence.at is None:
        return B(f"chưa có: {reason.vi}", f"not yet: {reason.en}")
    strength = STRENGTH_WORDS[evidence.strength].label
    commit = f" [{evidence.commit[:SHORT_COMMIT]}]" if evidence.commit else ""
    return B(
        f"{format_exact_moment(evidence.at, 'vi')}, {strength.vi}: {reason.vi}{commit}",
        f"{format_exact_moment(evidence.at, 'en')}, {strength.en}: {reason.en}{commit}",
    )


def trace_lines(due: DueDate | None, language: str) -> tuple[str, ...]:
    """Return the count day by day, for checking by hand."""
    return describe_count(due, language) if due is not None and due.due is not None else ()


def reading_lines(clock: ItemClock) -> tuple[B, ...]:
    """Return the result of each value and setting that was on main, if they lead to different verdicts."""
    return tuple(_reading_text(clock, each) for each in clock.readings) if clock.is_disputed else ()


def _reading_text(clock: ItemClock, reading: ClockReading) -> B:
    verdict = _VERDICT_WORDS[reading.verdict]
    done = reading.stop.at
    acts = (
        ("", "")
        if done is None
        else (f", xong {format_exact_moment(done, 'vi')}", f", done {format_exact_moment(done, 'en')}")
    )
    origin = describe_origin(clock, reading)
    if reading.due.due is None:
        return B(f"{NO_LIMIT.vi}{origin.vi}", f"{NO_LIMIT.en}{origin.en}")
    start, due = (_moment(reading.start, "vi"), _moment(reading.start, "en")), reading.due
    return B(
        f"từ {start[0]}, hạn cuối {last_day_words(due, 'vi')}{origin.vi}{acts[0]}: {verdict.vi}",
        f"from {start[1]}, due by {last_day_words(due, 'en')}{origin.en}{acts[1]}: {verdict.en}",
    )


def waiver_text(audited: AuditedClock) -> B | None:
    """Return the approver, reason and date of a waiver; None if there is none."""
    if audited.waiver is None:
        return None
    waiver, granted = audited.waiver.waiver, audited.waiver.granted
    when = ("", "")
    if granted is not None:
        when = (
            f"; ghi vào bản chính {format_exact_moment(granted, 'vi')}",
            f"; on main since {format_exact_moment(granted, 'en')}",
        )
    late = (", sau khi đã hết hạn", ", after the limit had ended") if audited.waiver.is_after_due else ("", "")
    spans = [f"{format_day(waiver.starts, each)}–{format_day(waiver.until, each)}" for each in ("vi", "en")]
    return B(
        f"{waiver.code}, {waiver.approved_by} duyệt, {spans[0]}: {waiver.reason}{when[0]}{late[0]}",
        f"{waiver.code}, approved by {waiver.approved_by}, {spans[1]}: {waiver.reason}{when[1]}{late[1]}",
    )


def _moment(value: datetime | date, language: str) -> str:
    return format_exact_moment(value, language) if isinstance(value, datetime) else format_day(value, language)
