"""What differs between two states of the settings, in plain words: a table of entries, each with a table of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.legal import FreshnessPeriod, LegalSettings
from portalgen.config.lint_models import WaiverModel
from portalgen.editorial.deadlines.settings_parts import DeadlineSettings
from portalgen.editorial.path_classes import PATH_CLASSES
from portalgen.editorial.tables.table_forms.cells import moment_text
from portalgen.frozen import frozen
from portalgen.law.deadlines import DatedLength, DeadlineClass, DirectedLimit, Transition
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis, join_citations
from portalgen.law.states import day_words, span_words
from portalgen.law.words import PARTY_WORDS, START_WORDS, STOP_WORDS, limit_words
from portalgen.text.bilingual import Bilingual as B

_Entries = Mapping[str, Any]
"""What is compared, by what it is known by in both states."""
_NOTHING: Final = B("không có", "none")


@frozen
class SettingDifference:
    """One value that is another one now."""

    subject: str
    """A key of `_ENTRIES`: what sort of entry it is of."""
    name: str
    """By which the entry is known among its sort; empty if there is only one."""
    words: B


@frozen
class _Field:
    """A value of an entry. `label` is what it is called; empty for the one that the entry is all about."""

    label: B
    get: Callable[[Any], Any]
    words: Callable[[Any], B]


@frozen
class _Sort:
    """Entries that are compared alike."""

    subject: str
    list: Callable[[DeadlineSettings, DeadlineSettings], _Entries]
    """The entries of the first settings that can be compared with those of the second."""
    name: Callable[[Any], B]
    details: Callable[[Any], B]
    """What is said of one that came or went, beside its name."""
    fields: tuple[_Field, ...]


def describe_differences(before: DeadlineSettings, after: DeadlineSettings) -> tuple[SettingDifference, ...]:
    """Return every difference, in the order of the table of sorts; of one sort what changed, came, and went."""
    return tuple(each for sort in _ENTRIES for each in _compare(sort, before, after))


def _compare(sort: _Sort, before: DeadlineSettings, after: DeadlineSettings) -> Iterator[SettingDifference]:
    old, new = sort.list(before, after), sort.list(after, before)
    for key, value in new.items():
        if key not in old:
            yield SettingDifference(sort.subject, key, _with_details(B("Thêm", "Added"), sort, value))
        elif old[key] != value:
            for words in _list_changed_fields(sort, old[key], value):
                yield SettingDifference(sort.subject, key, words)
    for key, value in old.items():
        if key not in new:
            yield SettingDifference(sort.subject, key, _with_details(B("Bỏ", "Removed"), sort, value))


def _with_details(verb: B, sort: _Sort, value: Any) -> B:
    name, details = sort.name(value), sort.details(value)
    tails = [f" ({each})" if each else "" for each in (details.vi, details.en)]
    return B(f"{verb.vi} {name.vi}{tails[0]}", f"{verb.en} {name.en}{tails[1]}")


def _list_changed_fields(sort: _Sort, old: Any, new: Any) -> Iterator[B]:
    name = sort.name(old)
    for field in sort.fields:
        before, after = field.get(old), field.get(new)
        if before != after:
            first, then = field.words(before), field.words(after)
            vi = f"{_join(name.vi, field.label.vi)} từ {first.vi} thành {then.vi}"
            en = f"{_join(name.en, field.label.en)} from {first.en} to {then.en}"
            yield B(vi, en)


def _join(name: str, label: str) -> str:
    """`Thời hạn news:`, `Thời hạn news: ngày cuối`, `Ngày cuối:`; a sentence begins with a capital letter."""
    head = f"{name}: {label}" if name and label else f"{name or label}:"
    return head[:1].upper() + head[1:]


# --------------------------------------------------------------------------------------------------- words of values


def _day(value: date | None) -> B:
    return B(day_words(value, "vi"), day_words(value, "en")) if value is not None else _NOTHING


def _moment(value: datetime | str | None) -> B:
    """A moment, or the id of a commit as it is written."""
    if isinstance(value, datetime):
        return B(moment_text(value, "vi"), moment_text(value, "en"))
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


def _bases(value: Sequence[Basis]) -> B:
    listed = join_citations(each for each in value if each.citation)
    return B(listed, listed) if listed else _NOTHING


def _transition(value: Transition | None) -> B:
    return B(f"`{value.running}` ({value.source})", f"`{value.running}` ({value.source})") if value else _NOTHING


def _windows(value: Sequence[tuple[time, time]]) -> B:
    listed = ", ".join(f"{begin:%H:%M}–{end:%H:%M}" for begin, end in value)
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
    """What lists entries of the law, which both settings must have."""

    def listed(settings: DeadlineSettings, other: DeadlineSettings) -> _Entries:
        return {} if settings.legal is None or other.legal is None else entries(settings.legal, other.legal)

    return listed


def _days_of(key: str) -> Callable[[DeadlineSettings, DeadlineSettings], _Entries]:
    """What lists one sort of days, of the years that both calendars have: a year's own file names its days itself."""

    def entries(legal: LegalSettings, other: LegalSettings) -> _Entries:
        years = [each for each in legal.calendar.years if other.calendar.year(each.year) is not None]
        return {entry.day.isoformat(): entry for each in years for entry in getattr(each, key)}

    return _of_legal(entries)


def _length_entries(legal: LegalSettings, _: LegalSettings) -> _Entries:
    """The dated lengths of each class; one length that has always held is one without ends."""
    return {
        f"{each.id} {length.first.isoformat() if length.first is not None and number else ''}".strip(): (each, length)
        for each in legal.classes
        for number, length in enumerate(each.lengths or (_only_length(each),))
    }


def _only_length(deadline: DeadlineClass) -> DatedLength:
    days = [each.valid_from for each in deadline.basis]
    known = [each for each in days if each is not None]
    first = min(known) if known and len(known) == len(days) else None
    return DatedLength(deadline.limit, deadline.start, deadline.basis, first)


def _period_entries(legal: LegalSettings, _: LegalSettings) -> _Entries:
    fresh = legal.freshness
    only = FreshnessPeriod(None, None, Basis("", ""), fresh.updates, fresh.windows, fresh.are_windows_confirmed)
    return {
        each.first.isoformat() if each.first is not None and number else "": each
        for number, each in enumerate(fresh.periods or (only,))
    }


def _directed_entries(legal: LegalSettings, _: LegalSettings) -> _Entries:
    return {f"{each.site} {each.deadline_class} {each.directive}": each for each in legal.site_limits}


def _waiver_entries(settings: DeadlineSettings, _: DeadlineSettings) -> _Entries:
    return {_name_of_waiver(each): each for each in settings.waivers}


def _name_of_waiver(waiver: WaiverModel) -> str:
    return f"{waiver.code} {waiver.item or waiver.site or ''} {waiver.starts.isoformat()}"


def _kind_entries(settings: DeadlineSettings, other: DeadlineSettings) -> _Entries:
    """The kinds of the program; a repository that gets or loses the program changes none."""
    return settings.kinds if other.kinds else {}


def _common_kind_entries(settings: DeadlineSettings, other: DeadlineSettings) -> _Entries:
    """Those that both have: of one that comes or goes nothing more is said."""
    return {name: each for name, each in settings.kinds.items() if name in other.kinds}


def _name_length(value: tuple[DeadlineClass, DatedLength]) -> B:
    deadline, length = value
    first = length.first if length in deadline.lengths[1:] else None
    spans = [span_words(first, length.last, each) for each in ("vi", "en")]
    vi, en = (f" {each}" if each else "" for each in spans)
    return B(f"thời hạn `{deadline.id}`{vi}", f"limit `{deadline.id}`{en}")


def _detail_length(value: tuple[DeadlineClass, DatedLength]) -> B:
    limit, bases = _limit(value[1].limit), _bases(value[1].basis)
    return B(f"{limit.vi}; {bases.vi}", f"{limit.en}; {bases.en}")


def _name_year(value: Any) -> B:
    counts = (
        (len(value.days_off), B("ngày nghỉ", "days off")),
        (len(value.make_up_days), B("ngày làm bù", "make-up days")),
        (len(value.worked_days), B("ngày vẫn làm việc", "worked days")),
    )
    vi, en = (", ".join(f"{count} {words.text(each)}" for count, words in counts if count) for each in ("vi", "en"))
    return B(
        f"tệp lịch năm {value.year}" + (f" có {vi}" if vi else ""),
        f"the calendar of {value.year}" + (f" with {en}" if en else ""),
    )


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
    spans = [span_words(value.starts, value.until, each) for each in ("vi", "en")]
    return B(
        f"{spans[0]}; ghi người duyệt: {value.approved_by}; lý do: {value.reason}",
        f"{spans[1]}; names as approver: {value.approved_by}; reason: {value.reason}",
    )


def _name_path_class(id: str) -> B:
    names = next((each.names for each in PATH_CLASSES if each.id == id), B(id, id))
    return B(f"mức duyệt của {names.vi} (`{id}`)", f"approval of {names.en} (`{id}`)")


def _class_entries(settings: DeadlineSettings, _: DeadlineSettings) -> _Entries:
    return {str(id): (str(id), each) for id, each in settings.policy.approval.classes.items()}


def _detail_path_class(value: Any) -> B:
    return B(f"{value[1].level}: {', '.join(value[1].steps)}", f"{value[1].level}: {', '.join(value[1].steps)}")


def _name_period(value: FreshnessPeriod) -> B:
    vi, en = (span_words(value.first, value.last, each) for each in ("vi", "en"))
    return B(f"tin mới mỗi ngày làm việc {vi}".strip(), f"new information each working day {en}".strip())


def _fixed(vi: str, en: str) -> Callable[[Any], B]:
    return lambda _: B(vi, en)


def _named(vi: str, en: str, name: Callable[[Any], Any], words: Callable[[Any], B] = _code) -> Callable[[Any], B]:
    """What an entry is called: the words with its name behind them."""

    def named(value: Any) -> B:
        shown = words(name(value))
        return B(f"{vi} {shown.vi}", f"{en} {shown.en}")

    return named


_NO_DETAILS: Final = _fixed("", "")
_ITSELF: Final = B("", "")
_SOURCE: Final = _Field(B("nguồn", "source"), attrgetter("source"), _text)
_BACKWARDS: Final = _Field(
    B("tính cả thời gian trước (`retroactive`)", "holds backwards (`retroactive`)"), attrgetter("retroactive"), _switch
)
_NAMES: Final = _Field(B("tên gọi", "name"), attrgetter("names"), _both)
_NOTE: Final = _Field(B("ghi chú", "note"), attrgetter("note"), _both)


def _detail_source(value: Any) -> B:
    return B(value.source, value.source)


def _one(get: Callable[[DeadlineSettings], Any]) -> Callable[[DeadlineSettings, DeadlineSettings], _Entries]:
    """What lists the only entry of its sort."""
    return lambda settings, _: {"": get(settings)}


_ENTRIES: Final = (
    _Sort("evidence_starts", _of_legal(lambda legal, _: {"": legal}), _NO_DETAILS, _NO_DETAILS, (
        _Field(B("mốc bắt đầu tính (`evidence_starts`)", "start of counting (`evidence_starts`)"),
               attrgetter("evidence_starts"), _moment),)),
    _Sort("limits", _of_legal(lambda legal, _: {"": legal}), _NO_DETAILS, _NO_DETAILS, (
        _Field(B("hạn theo ngày kết thúc vào ngày nghỉ thì chuyển sang ngày làm việc (`roll_over`)",
                 "roll over from a day off to a working day (`roll_over`)"), attrgetter("roll_over"), _switch),
        _Field(B("báo sắp đến hạn theo ngày trước", "limits in days are due soon before"), attrgetter("due_soon"), _hours),
        _Field(B("báo sắp đến hạn theo giờ trước", "limits in hours are due soon before"), attrgetter("due_soon_hours"), _hours),
    )),
    _Sort("calendar_year", _of_legal(lambda legal, _: {str(each.year): each for each in legal.calendar.years}),
          _name_year, _detail_source, (
        _Field(B("tình trạng", "status"), attrgetter("status"), _word_of(_STATUSES)), _SOURCE)),
    _Sort("day_off", _days_of("days_off"), _named("ngày nghỉ", "day off", attrgetter("day"), _day), _detail_source, (
        _Field(B("tên", "name"), attrgetter("name"), _both), _SOURCE, _BACKWARDS)),
    _Sort("make_up_day", _days_of("make_up_days"), _named("ngày làm bù", "make-up day", attrgetter("day"), _day), _detail_source, (
        _Field(B("thay cho ngày nghỉ", "in place of the day off"), attrgetter("instead_of"), _day), _SOURCE, _BACKWARDS)),
    _Sort("worked_day", _days_of("worked_days"), _named("ngày vẫn làm việc", "worked day", attrgetter("day"), _day),
          _detail_source, (_SOURCE, _BACKWARDS)),
    _Sort("length", _of_legal(_length_entries), _name_length, _detail_length, (
        _Field(_ITSELF, lambda value: value[1].limit, _limit),
        _Field(B("tính từ", "counted from"), lambda value: value[1].start, _word_of(START_WORDS)),
        _Field(B("ngày đầu áp dụng", "first day"), lambda value: value[1].first, _day),
        _Field(B("ngày cuối áp dụng", "last day"), lambda value: value[1].last, _day),
        _Field(B("căn cứ", "legal basis"), lambda value: value[1].basis, _bases),
        _Field(B("quy định chuyển tiếp", "transitional rule"), lambda value: value[1].transition, _transition),
        _Field(_BACKWARDS.label, lambda value: value[1].retroactive, _switch))),
    _Sort("class", _of_legal(lambda legal, _: {each.id: each for each in legal.classes}),
          _named("loại thời hạn", "class of deadlines", attrgetter("id")), _NO_DETAILS, (
        _Field(B("bên chịu trách nhiệm", "who answers"), attrgetter("party"), _word_of(PARTY_WORDS)),
        _Field(B("xong khi", "stops when"), attrgetter("stop"), _word_of(STOP_WORDS)),
        _Field(B("ai được đặt thời hạn", "who sets a length"), attrgetter("length_set_by"), _code),
        _NAMES, _Field(B("lý do không có con số", "reason without a number"), attrgetter("reason"), _both), _NOTE)),
    _Sort("instrument", _of_legal(lambda legal, _: {each.id: each for each in legal.instruments}),
          _named("văn bản", "instrument", attrgetter("id")), lambda value: B(value.names.vi, value.names.en), (
        _Field(B("ngày có hiệu lực", "first day in force"), attrgetter("valid_from"), _day),
        _Field(B("ngày cuối còn hiệu lực", "last day in force"), attrgetter("valid_to"), _day),
        _Field(B("văn bản thay thế", "superseded by"), attrgetter("superseded_by"), _code),
        _Field(B("ngày ban hành", "issued"), attrgetter("issued"), _day),
        _Field(B("cách viện dẫn", "citation"), attrgetter("short"), _text),
        _NAMES, _Field(B("mức kiểm chứng", "how it is known"), attrgetter("mark"), _code), _NOTE)),
    _Sort("directed", _of_legal(_directed_entries), _name_directed,
          lambda value: _limit(value.limit), (
        _Field(_ITSELF, attrgetter("limit"), _limit),
        _Field(B("tính từ", "counted from"), attrgetter("start"), _word_of(START_WORDS)),
        _Field(B("ngày đầu áp dụng", "first day"), attrgetter("valid_from"), _day),
        _Field(B("ngày cuối áp dụng", "last day"), attrgetter("valid_to"), _day))),
    _Sort("freshness", _of_legal(lambda legal, _: {"": legal.freshness}), _fixed("tin mới mỗi ngày làm việc (Điều 11(1))",
          "new information each working day (Điều 11(1))"), _NO_DETAILS, (
        _Field(B("các trang", "sites"), attrgetter("sites"), _codes),)),
    _Sort("freshness_period", _of_legal(_period_entries),
          _name_period, lambda value: _bases((value.basis,)), (
        _Field(B("số lần", "updates"), attrgetter("updates"), _number),
        _Field(B("khung giờ", "hours"), attrgetter("windows"), _windows),
        _Field(B("khung giờ đã xác nhận", "hours confirmed"), attrgetter("are_windows_confirmed"), _switch),
        _Field(B("ngày đầu áp dụng", "first day"), attrgetter("first"), _day),
        _Field(B("ngày cuối áp dụng", "last day"), attrgetter("last"), _day),
        _Field(B("căn cứ", "legal basis"), lambda value: (value.basis,), _bases))),
    _Sort("waiver", _waiver_entries, _name_waiver, _detail_waiver, (
        _Field(B("đến hết ngày", "last day"), attrgetter("until"), _day),
        _Field(B("ghi người duyệt", "names as approver"), attrgetter("approved_by"), _text),
        _Field(B("lý do", "reason"), attrgetter("reason"), _text))),
    _Sort("evidence", _one(attrgetter("policy")), _NO_DETAILS, _NO_DETAILS, (
        _Field(B("cách gộp (`merge_method`)", "merge method (`merge_method`)"), attrgetter("merge_method"), _code),
        _Field(B("địa chỉ máy chủ kho gộp bài (`forge_committers`)", "addresses of the forge (`forge_committers`)"),
               attrgetter("forge_committers"), _codes),
        _Field(B("đòi biên nhận từ (`receipts_since`)", "receipts asked for since (`receipts_since`)"),
               attrgetter("receipts_since"), _moment))),
    _Sort("policy", _one(attrgetter("policy")), _NO_DETAILS, _NO_DETAILS, (
        _Field(B("số giờ duyệt bổ sung tin khẩn", "hours to approve an emergency"),
               attrgetter("approval.emergency_review_hours"), _number),
        _Field(B("số ngày phiếu duyệt hết hiệu lực", "days until an approval lapses"),
               attrgetter("approval.lapses_after_days"), _number))),
    _Sort("approval", _class_entries, lambda value: _name_path_class(value[0]), _detail_path_class, (
        _Field(_ITSELF, lambda value: value[1].level, _code),
        _Field(B("các bước", "steps"), lambda value: value[1].steps, _codes))),
    _Sort("kind", _kind_entries, _named("loại bài", "kind", attrgetter("name")), _NO_DETAILS, (
        _Field(B("loại thời hạn", "class of deadlines"), attrgetter("deadline_class"), _code),
        _Field(B("loại thời hạn khi có", "class of deadlines where"), attrgetter("deadline_class_where"), _pairs))),
    _Sort("kind_fields", _common_kind_entries, _named("loại bài", "kind", attrgetter("name")), _NO_DETAILS, (
        _Field(B("mục phải có mới được tính (`essential_fields`)", "fields that count (`essential_fields`)"),
               attrgetter("essential_fields"), _codes),
        _Field(B("mục bắt buộc", "required fields"), attrgetter("required_fields"), _codes))),
)  # fmt: skip
"""Everything that may differ, in the order in which it is told."""

UNCOUNTED_SUBJECTS: Final = frozenset(("freshness", "freshness_period", "evidence", "kind_fields"))
"""What turns no clock by itself: it decides about days without news, or about what the history proves."""
