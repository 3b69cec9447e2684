"""Describes differences between two states of the settings: a table of entries, each with a table of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Literal

from portalgen.config.legal import FreshnessPeriod, LegalSettings
from portalgen.config.lint_models import ClassApprovalModel, WaiverModel
from portalgen.editorial.deadlines.settings_parts import DeadlineSettings
from portalgen.editorial.path_classes import PATH_CLASSES
from portalgen.frozen import frozen
from portalgen.law.calendar import CalendarYear
from portalgen.law.deadlines import DatedLength, DeadlineClass, DirectedLimit, Transition
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis
from portalgen.law.words import PARTY_WORDS, START_WORDS, STOP_WORDS, limit_words
from portalgen.locale.dates import format_day, format_exact_moment, format_range, format_windows
from portalgen.text.bilingual import Bilingual as B

_Entries = Mapping[str, Any]
"""The compared entries, by a key common to both states."""
_Days = tuple[date | None, date | None]
"""First and last day in force of an instrument."""
_NOTHING: Final = B("không có", "none")


@frozen
class SettingDifference:
    """A changed value."""

    subject: str
    """The sort of its entry: a key of `ENTRY_SORTS`."""
    name: str
    """The name of the entry within its sort; empty if it is the only one."""
    words: B
    change: Literal["added", "removed", "changed"] = "changed"
    """The change of the entry."""


@frozen
class EntryField:
    """A value of an entry."""

    label: B
    """Its label; empty for the main value of the entry."""
    path: str
    """The path of the value in the entry: attributes joined by dots."""
    words: Callable[[Any], B]


@frozen
class EntrySort:
    """Entries compared in the same way."""

    subject: str
    list: Callable[[DeadlineSettings, DeadlineSettings], _Entries]
    """The entries of the first settings that can be compared with the second."""
    name: Callable[[Any], B]
    details: Callable[[Any], B]
    """The description of an added or removed entry, in addition to its name."""
    fields: tuple[EntryField, ...]


def describe_differences(before: DeadlineSettings, after: DeadlineSettings) -> tuple[SettingDifference, ...]:
    """Return all differences, in the order of the table of sorts; within a sort changed, added, and removed entries."""
    return tuple(each for sort in ENTRY_SORTS for each in _compare(sort, before, after))


def _compare(sort: EntrySort, before: DeadlineSettings, after: DeadlineSettings) -> Iterator[SettingDifference]:
    old, new = sort.list(before, after), sort.list(after, before)
    for key, value in new.items():
        if key not in old:
            yield SettingDifference(sort.subject, key, _with_details(B("Thêm", "Added"), sort, value), "added")
        elif old[key] != value:
            for words in _list_changed_fields(sort, old[key], value):
                yield SettingDifference(sort.subject, key, words)
    for key, value in old.items():
        if key not in new:
            yield SettingDifference(sort.subject, key, _with_details(B("Bỏ", "Removed"), sort, value), "removed")


def _with_details(verb: B, sort: EntrySort, value: Any) -> B:
    name, details = sort.name(value), sort.details(value)
    tails = [f" ({each})" if each else "" for each in (details.vi, details.en)]
    return B(f"{verb.vi} {name.vi}{tails[0]}", f"{verb.en} {name.en}{tails[1]}")


def _list_changed_fields(sort: EntrySort, old: Any, new: Any) -> Iterator[B]:
    name = sort.name(old)
    for field in sort.fields:
        get = attrgetter(field.path)
        before, after = get(old), get(new)
        if before != after:
            first, then = field.words(before), field.words(after)
            vi = f"{_join(name.vi, field.label.vi)} từ {first.vi} thành {then.vi}"
            en = f"{_join(name.en, field.label.en)} from {first.en} to {then.en}"
            yield B(vi, en)


def _join(name: str, label: str) -> str:
    """Return `Thời hạn news:`, `Thời hạn news: ngày cuối`, `Ngày cuối:`; a sentence begins with a capital letter."""
    head = f"{name}: {label}" if name and label else f"{name or label}:"
    return head[:1].upper() + head[1:]


# --------------------------------------------------------------------------------------------------- words of values


def _day(value: date | None) -> B:
    return B(format_day(value, "vi"), format_day(value, "en")) if value is not None else _NOTHING


def _moment(value: datetime | str | None) -> B:
    """Return a moment in words, or the id of a commit as written."""
    if isinstance(value, datetime):
        return B(format_exact_moment(value, "vi"), format_exact_moment(value, "en"))
    return _code(value)


def _text(value: str | None) -> B:
    return B(f"“{value}”", f"“{value}”") if value else _NOTHING


def _code(value: object) -> B:
    return B(f"`{value}`", f"`{value}`") if value not in ("", None) else _NOTHING


def _codes(values: Sequence[str] | None) -> B:
    listed = ", ".join(f"`{each}`" for each in values or ())
    return B(listed, listed) if listed else _NOTHING


def _both(value: B | None) -> B:
    return B(f"“{value.vi}”", f"“{value.en}”") if value is not None else _NOTHING


def _number(value: int | None) -> B:
    return B(str(value), str(value)) if value is not None else _NOTHING


def _switch(value: bool) -> B:
    return B("có", "yes") if value else B("không", "no")


def _hours(value: timedelta) -> B:
    count = f"{value.total_seconds() / 3600:g}"
    return B(f"{count} giờ", f"{count} hours")


def _limit(value: Limit) -> B:
    return B(limit_words(value, "vi"), limit_words(value, "en"))


def _plain(value: B) -> B:
    return value if value.vi else _NOTHING


def _citation(value: str) -> B:
    return _plain(B(value, value))


def _transition(value: Transition | None) -> B:
    return B(f"`{value.running}` ({value.source})", f"`{value.running}` ({value.source})") if value else _NOTHING


def _windows(value: Sequence[tuple[time, time]]) -> B:
    listed = format_windows(value)
    return B(listed, listed) if listed else _NOTHING


def _pairs(value: Sequence[tuple[str, str]]) -> B:
    listed = ", ".join(f"`{flag}`: `{id}`" for flag, id in value)
    return B(listed, listed) if listed else _NOTHING


def _word_of(table: Mapping[Any, B]) -> Callable[[Any], B]:
    def words(value: Any) -> B:
        found = table.get(value, _NOTHING)
        return found if found.vi else _NOTHING

    return words


_STATUSES: Final = MappingProxyType(
    {"confirmed": B("chính thức", "confirmed"), "provisional": B("tạm tính", "provisional")}
)


# ------------------------------------------------------------------------------------------- entries of the settings


def _of_legal(
    entries: Callable[[LegalSettings, LegalSettings], _Entries],
) -> Callable[[DeadlineSettings, DeadlineSettings], _Entries]:
    """Return a function that lists entries of the law; both settings must have the law."""

    def listed(settings: DeadlineSettings, other: DeadlineSettings) -> _Entries:
        return {} if settings.legal is None or other.legal is None else entries(settings.legal, other.legal)

    return listed


def _days_of(key: str) -> Callable[[DeadlineSettings, DeadlineSettings], _Entries]:
    """Return a function that lists a sort of days, in the years common to both calendars.

    Years added or removed are described as a whole.
    """

    def entries(legal: LegalSettings, other: LegalSettings) -> _Entries:
        years = [each for each in legal.calendar.years if other.calendar.year(each.year) is not None]
        return {entry.day.isoformat(): entry for each in years for entry in getattr(each, key)}

    return _of_legal(entries)


@frozen
class _ClassLength:
    """A length of a class, as written: dates derived from an instrument are reported only with the instrument."""

    deadline: DeadlineClass
    limit: Limit
    start: str
    first: date | None
    last: date | None
    basis: B
    transition: Transition | None = None
    retroactive: bool = False


def _length_entries(legal: LegalSettings, _: LegalSettings) -> _Entries:
    """Return the dated lengths of each class; a single constant length has no dates."""
    days = {each.id: (each.valid_from, each.valid_to) for each in legal.instruments}
    entries = {}
    for each in legal.classes:
        for number, length in enumerate(each.lengths or (DatedLength(each.limit, each.start, each.basis),)):
            key = f"{each.id} {length.first}" if number else each.id
            entries[key] = _length_of(each, length, days)
    return entries


def _length_of(deadline: DeadlineClass, length: DatedLength, days: Mapping[str, _Days]) -> _ClassLength:
    first = _unless_known(length.first, [days.get(each.instrument, (None, None))[0] for each in length.basis])
    basis = [_describe_basis(each, days.get(each.instrument, (None, None))) for each in length.basis]
    return _ClassLength(
        deadline,
        length.limit,
        length.start,
        first,
        length.last,
        B("; ".join(each.vi for each in basis), "; ".join(each.en for each in basis)),
        length.transition,
        length.retroactive,
    )


def _describe_basis(basis: Basis, days: _Days) -> B:
    """Return an article in words, with its own days in force, if any."""
    first, last = _unless_known(basis.valid_from, days[:1]), _unless_known(basis.valid_to, days[1:])
    vi, en = (f" {words}" if (words := format_range(first, last, each)) else "" for each in ("vi", "en"))
    return B(f"{basis.citation}{vi}", f"{basis.citation}{en}")


def _unless_known(day: date | None, known: Sequence[date | None]) -> date | None:
    return None if day in known else day


def _period_entries(legal: LegalSettings, _: LegalSettings) -> _Entries:
    fresh = legal.freshness
    only = FreshnessPeriod(None, None, Basis("", ""), fresh.updates, fresh.windows, fresh.are_windows_confirmed)
    days = {each.id: each.valid_from for each in legal.instruments}
    return {
        str(each.first) if number else "": replace(
            each, first=_unless_known(each.first, [days.get(each.basis.instrument)])
        )
        for number, each in enumerate(fresh.periods or (only,))
    }


def _directed_entries(legal: LegalSettings, _: LegalSettings) -> _Entries:
    return {f"{each.site} {each.deadline_class} {each.directive}": each for each in legal.site_limits}


def _waiver_entries(settings: DeadlineSettings, _: DeadlineSettings) -> _Entries:
    return {_name_of_waiver(each): each for each in settings.waivers}


def _name_of_waiver(waiver: WaiverModel) -> str:
    return f"{waiver.code} {waiver.item or waiver.site or ''} {waiver.starts.isoformat()}"


def _kind_entries(settings: DeadlineSettings, other: DeadlineSettings) -> _Entries:
    """Return the kinds of the program; adding the program to a repository, or removing it, changes none."""
    return settings.kinds if other.kinds else {}


def _common_kind_entries(settings: DeadlineSettings, other: DeadlineSettings) -> _Entries:
    """Return the kinds common to both settings: kinds added or removed have no further description."""
    return {name: each for name, each in settings.kinds.items() if name in other.kinds}


def _name_length(value: _ClassLength) -> B:
    spans = [format_range(value.first, value.last, each) for each in ("vi", "en")]
    vi, en = (f" {each}" if each else "" for each in spans)
    return B(f"thời hạn `{value.deadline.id}`{vi}", f"limit `{value.deadline.id}`{en}")


def _detail_length(value: _ClassLength) -> B:
    limit = _limit(value.limit)
    return B(f"{limit.vi}; {value.basis.vi}", f"{limit.en}; {value.basis.en}")


def _detail_year(value: CalendarYear) -> B:
    counts = (
        (len(value.days_off), B("ngày nghỉ", "days off")),
        (len(value.make_up_days), B("ngày làm bù", "make-up days")),
        (len(value.worked_days), B("ngày vẫn làm việc", "worked days")),
    )
    vi, en = (
        "".join(f"{count} {words.text(each)}; " for count, words in counts if count)
        + _STATUSES[value.status].text(each)
        for each in ("vi", "en")
    )
    return B(f"{vi}; {value.source}", f"{en}; {value.source}")


def _name_directed(value: DirectedLimit) -> B:
    return B(
        f"thời hạn do Ban Biên tập của trang `{value.site}` chỉ đạo cho `{value.deadline_class}`, {value.directive}",
        f"the limit that the board of `{value.site}` directed for `{value.deadline_class}`, {value.directive}",
    )


def _name_waiver(value: WaiverModel) -> B:
    subject = (
        (f"bài `{value.item}`", f"item `{value.item}`")
        if value.item
        else (f"trang `{value.site}`", f"site `{value.site}`")
    )
    return B(f"mục miễn áp dụng {value.code} cho {subject[0]}", f"waiver of {value.code} for {subject[1]}")


def _detail_waiver(value: WaiverModel) -> B:
    spans = [format_range(value.starts, value.until, each) for each in ("vi", "en")]
    return B(
        f"{spans[0]}; ghi người duyệt: {value.approved_by}; lý do: {value.reason}",
        f"{spans[1]}; names as approver: {value.approved_by}; reason: {value.reason}",
    )


@frozen
class _PathApproval:
    id: str
    """Of the class of paths."""
    approval: ClassApprovalModel


def _approval_entries(settings: DeadlineSettings, _: DeadlineSettings) -> _Entries:
    return {str(id): _PathApproval(str(id), each) for id, each in settings.policy.approval.classes.items()}


def _name_approval(value: _PathApproval) -> B:
    id = value.id
    names = next((each.names for each in PATH_CLASSES if each.id == id), B(id, id))
    return B(f"mức duyệt của {names.vi} (`{id}`)", f"approval of {names.en} (`{id}`)")


def _detail_approval(value: _PathApproval) -> B:
    words = f"{value.approval.level}: {', '.join(value.approval.steps)}"
    return B(words, words)


def _name_period(value: FreshnessPeriod) -> B:
    vi, en = (format_range(value.first, value.last, each) for each in ("vi", "en"))
    return B(f"tin mới mỗi ngày làm việc {vi}".strip(), f"new information each working day {en}".strip())


def _fixed(vi: str, en: str) -> Callable[[Any], B]:
    return lambda _: B(vi, en)


def _named(vi: str, en: str, path: str, words: Callable[[Any], B] = _code) -> Callable[[Any], B]:
    """Return a function that names an entry: the words, followed by the name at `path`."""
    name = attrgetter(path)

    def named(value: Any) -> B:
        shown = words(name(value))
        return B(f"{vi} {shown.vi}", f"{en} {shown.en}")

    return named


_NO_DETAILS: Final = _fixed("", "")
_ITSELF: Final = B("", "")
_SOURCE: Final = EntryField(B("nguồn", "source"), "source", _text)
_BACKWARDS: Final = EntryField(
    B("tính cả thời gian trước (`retroactive`)", "holds backwards (`retroactive`)"), "retroactive", _switch
)
_NAMES: Final = EntryField(B("tên gọi", "name"), "names", _both)
_NOTE: Final = EntryField(B("ghi chú", "note"), "note", _both)


def _detail_source(value: Any) -> B:
    return B(value.source, value.source)


def _one(get: Callable[[DeadlineSettings], Any]) -> Callable[[DeadlineSettings, DeadlineSettings], _Entries]:
    """Return a function that lists the only entry of its sort."""
    return lambda settings, _: {"": get(settings)}


ENTRY_SORTS: Final = (
    EntrySort("evidence_starts", _of_legal(lambda legal, _: {"": legal}), _NO_DETAILS, _NO_DETAILS, (
        EntryField(B("mốc bắt đầu tính (`evidence_starts`)", "start of counting (`evidence_starts`)"),
               "evidence_starts", _moment),)),
    EntrySort("limits", _of_legal(lambda legal, _: {"": legal}), _NO_DETAILS, _NO_DETAILS, (
        EntryField(B("hạn theo ngày kết thúc vào ngày nghỉ thì chuyển sang ngày làm việc (`roll_over`)",
                 "roll over from a day off to a working day (`roll_over`)"), "roll_over", _switch),
        EntryField(B("văn bản đăng từ lúc nào phải tự đủ (`documents_checked_from`)",
                 "documents have to be sufficient in themselves from (`documents_checked_from`)"),
               "documents_checked_from", _moment),
        EntryField(B("báo sắp đến hạn theo ngày trước", "limits in days are due soon before"), "due_soon", _hours),
        EntryField(B("báo sắp đến hạn theo giờ trước", "limits in hours are due soon before"), "due_soon_hours", _hours),
    )),
    EntrySort("calendar_year", _of_legal(lambda legal, _: {str(each.year): each for each in legal.calendar.years}),
          _named("tệp lịch năm", "the calendar of", "year", _number), _detail_year, (
        EntryField(B("tình trạng", "status"), "status", _word_of(_STATUSES)), _SOURCE)),
    EntrySort("day_off", _days_of("days_off"), _named("ngày nghỉ", "day off", "day", _day), _detail_source, (
        EntryField(B("tên", "name"), "name", _both), _SOURCE, _BACKWARDS)),
    EntrySort("make_up_day", _days_of("make_up_days"), _named("ngày làm bù", "make-up day", "day", _day), _detail_source, (
        EntryField(B("thay cho ngày nghỉ", "in place of the day off"), "instead_of", _day), _SOURCE, _BACKWARDS)),
    EntrySort("worked_day", _days_of("worked_days"), _named("ngày vẫn làm việc", "worked day", "day", _day),
          _detail_source, (_SOURCE, _BACKWARDS)),
    EntrySort("length", _of_legal(_length_entries), _name_length, _detail_length, (
        EntryField(_ITSELF, "limit", _limit),
        EntryField(B("tính từ", "counted from"), "start", _word_of(START_WORDS)),
        EntryField(B("ngày đầu áp dụng", "first day"), "first", _day),
        EntryField(B("ngày cuối áp dụng", "last day"), "last", _day),
        EntryField(B("căn cứ", "legal basis"), "basis", _plain),
        EntryField(B("quy định chuyển tiếp", "transitional rule"), "transition", _transition),
        EntryField(_BACKWARDS.label, "retroactive", _switch))),
    EntrySort("class", _of_legal(lambda legal, _: {each.id: each for each in legal.classes}),
          _named("loại thời hạn", "class of deadlines", "id"), _NO_DETAILS, (
        EntryField(B("bên chịu trách nhiệm", "who answers"), "party", _word_of(PARTY_WORDS)),
        EntryField(B("xong khi", "stops when"), "stop", _word_of(STOP_WORDS)),
        EntryField(B("ai được đặt thời hạn", "who sets a length"), "length_set_by", _code),
        _NAMES, EntryField(B("lý do không có con số", "reason without a number"), "reason", _both), _NOTE)),
    EntrySort("instrument", _of_legal(lambda legal, _: {each.id: each for each in legal.instruments}),
          _named("văn bản", "instrument", "id"), lambda value: B(value.names.vi, value.names.en), (
        EntryField(B("ngày có hiệu lực", "first day in force"), "valid_from", _day),
        EntryField(B("ngày cuối còn hiệu lực", "last day in force"), "valid_to", _day),
        EntryField(B("văn bản thay thế", "superseded by"), "superseded_by", _code),
        EntryField(B("ngày ban hành", "issued"), "issued", _day),
        EntryField(B("cách viện dẫn", "citation"), "short", _text),
        _NAMES, EntryField(B("mức kiểm chứng", "how it is known"), "mark", _code), _NOTE)),
    EntrySort("directed", _of_legal(_directed_entries), _name_directed,
          lambda value: _limit(value.limit), (
        EntryField(_ITSELF, "limit", _limit),
        EntryField(B("tính từ", "counted from"), "start", _word_of(START_WORDS)),
        EntryField(B("ngày đầu áp dụng", "first day"), "valid_from", _day),
        EntryField(B("ngày cuối áp dụng", "last day"), "valid_to", _day))),
    EntrySort("freshness", _of_legal(lambda legal, _: {"": legal.freshness}), _fixed("tin mới mỗi ngày làm việc (Điều 11(1))",
          "new information each working day (Điều 11(1))"), _NO_DETAILS, (
        EntryField(B("các trang", "sites"), "sites", _codes),)),
    EntrySort("freshness_period", _of_legal(_period_entries),
          _name_period, lambda value: _citation(value.basis.citation), (
        EntryField(B("số lần", "updates"), "updates", _number),
        EntryField(B("khung giờ", "hours"), "windows", _windows),
        EntryField(B("khung giờ đã xác nhận", "hours confirmed"), "are_windows_confirmed", _switch),
        EntryField(B("ngày đầu áp dụng", "first day"), "first", _day),
        EntryField(B("ngày cuối áp dụng", "last day"), "last", _day),
        EntryField(B("căn cứ", "legal basis"), "basis.citation", _citation))),
    EntrySort("waiver", _waiver_entries, _name_waiver, _detail_waiver, (
        EntryField(B("đến hết ngày", "last day"), "until", _day),
        EntryField(B("ghi người duyệt", "names as approver"), "approved_by", _text),
        EntryField(B("lý do", "reason"), "reason", _text))),
    EntrySort("evidence", _one(attrgetter("policy")), _NO_DETAILS, _NO_DETAILS, (
        EntryField(B("cách gộp (`merge_method`)", "merge method (`merge_method`)"), "merge_method", _code),
        EntryField(B("địa chỉ máy chủ kho gộp bài (`forge_committers`)", "addresses of the forge (`forge_committers`)"),
               "forge_committers", _codes),
        EntryField(B("đòi biên nhận từ (`receipts_since`)", "receipts asked for since (`receipts_since`)"),
               "receipts_since", _moment))),
    EntrySort("policy", _one(attrgetter("policy")), _NO_DETAILS, _NO_DETAILS, (
        EntryField(B("số giờ duyệt bổ sung tin khẩn", "hours to approve an emergency"),
               "approval.emergency_review_hours", _number),
        EntryField(B("số ngày phiếu duyệt hết hiệu lực", "days until an approval lapses"),
               "approval.lapses_after_days", _number))),
    EntrySort("approval", _approval_entries, _name_approval, _detail_approval, (
        EntryField(_ITSELF, "approval.level", _code),
        EntryField(B("các bước", "steps"), "approval.steps", _codes))),
    EntrySort("kind", _kind_entries, _named("loại bài", "kind", "name"), _NO_DETAILS, (
        EntryField(B("loại thời hạn", "class of deadlines"), "deadline_class", _code),
        EntryField(B("loại thời hạn khi có", "class of deadlines if"), "deadline_class_where", _pairs))),
    EntrySort("kind_fields", _common_kind_entries, _named("loại bài", "kind", "name"), _NO_DETAILS, (
        EntryField(B("mục phải có mới được tính (`essential_fields`)", "fields that count (`essential_fields`)"),
               "essential_fields", _codes),
        EntryField(B("mục bắt buộc", "required fields"), "required_fields", _codes))),
)  # fmt: skip
"""All possible differences, in the order of the report."""

UNCOUNTED_SUBJECTS: Final = frozenset(("freshness", "freshness_period", "evidence", "kind_fields"))
"""Sorts that affect no clock directly: they decide about days without news, or about proof from the history."""
