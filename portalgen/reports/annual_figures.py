"""The figures of a year of one or several sites, for an annual report (QĐ 2111, Điều 16(6))."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Final, Literal, TypeVar

from portalgen.content.model import Item
from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_deadlines
from portalgen.editorial.deadlines.deadline_report import list_counted_clocks
from portalgen.editorial.tables.period import ReportPeriod, period_of_month
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.graph.moments import is_shown
from portalgen.kinds.definition import Kind
from portalgen.kinds.opinion_fields import answers_by_number, has_ledger, has_report, opinions_of
from portalgen.kinds.question_fields import HANDLING_STATES, is_question, read_question_days
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day
from portalgen.reports.content_changes import ChangeSort, ContentChange, list_changes
from portalgen.reports.published_items import (
    ReportedItem,
    find_first_day,
    list_published_items,
)
from portalgen.reports.report_content import ReportContent
from portalgen.timeline.freshness import FreshDay

_T = TypeVar("_T")
MonthState = Literal["active", "not_active", "undated", "to_come"]
MONTHS: Final = range(1, 13)
_FIRST_YEAR: Final = 1997
"""Vietnam has been on the Internet since; an earlier year is a slip."""


@frozen
class DeadlineYear:
    """A year in the audit of deadlines."""

    clocks: tuple[AuditedClock, ...]
    """The counted clocks: with a limit, after the adoption, and with a last day up to that of the figures."""
    before_adoption: int
    to_come: int
    """Clocks with a last day later in the year, counted in the month of that day."""
    is_counted: bool
    """True if part of the year is after the start of counting; otherwise there are no figures, which differs from 0."""
    days: tuple[FreshDay, ...]
    """The working days on which new information was due."""


@frozen
class QuestionCounts:
    """The questions of a kind received in a year, by outcome."""

    received: int
    in_time: int
    late: int
    without_due: int
    """Answered, without a known due date."""
    pending: int
    overdue: int


@frozen
class ConsultationCounts:
    """The consultations of a kind that began in a year."""

    opened: int
    over: int
    reported: int
    """With a report on how the opinions were taken up."""
    opinions: int
    responses: Mapping[str, int]
    """Opinions by the response they received; "" counts opinions without a response so far."""


@frozen
class TranslationCounts:
    """The number of items in a language other than the original's."""

    language: str
    items: int
    translated: int
    outdated: int


@frozen
class AnnualFigures:
    """A year of these sites."""

    year: int
    sites: tuple[str, ...]
    first_day: date | None
    """The first day of publication; None for sites that never published, as far as days are known."""
    last_day: date
    """The last day of the figures: of the year, or the clock's day in the current year."""
    published: tuple[ReportedItem, ...]
    """The items of the year, including items removed since, without samples."""
    standing: int
    """Items without a day, such as pages on the agency itself: they belong to no month."""
    unknown_days: int
    """Documents with an unknown publication day: they belong to no month either."""
    changes: tuple[ContentChange, ...]
    translations: tuple[TranslationCounts, ...]
    """Of the items of the year."""
    standing_translations: tuple[TranslationCounts, ...]
    """Of all items visible at the clock."""
    questions: Mapping[str, QuestionCounts]
    """By the name of the kind."""
    consultations: Mapping[str, ConsultationCounts]
    deadlines: DeadlineYear | None
    """None without a history."""

    @property
    def is_active(self) -> bool:
        """True if they published anything in the year or before it."""
        return self.first_day is not None and self.first_day.year <= self.year

    @property
    def has_history(self) -> bool:
        """True if removed items can be looked up."""
        return self.deadlines is not None

    @property
    def items_gone(self) -> int | None:
        """The items of the year removed since; None without a history."""
        if not self.has_history:
            return None
        return sum(each.former is not None for each in self.published)

    @property
    def moved(self) -> int:
        """How many count in a month other than their own day's."""
        return sum(each.is_moved for each in self.published)

    @property
    def is_undated(self) -> bool:
        """True if there are items, but none has a day."""
        return self.first_day is None and bool(self.standing or self.unknown_days)

    def count_changes(self, *sorts: ChangeSort) -> int:
        """Return how many changes are of these sorts."""
        return sum(each.sort in sorts for each in self.changes)

    def count_losses(self) -> int | None:
        """Return how many items were removed or lost; None without a history, the only complete source."""
        return self.count_changes("removed", "lost") if self.has_history else None

    def state_of_month(self, month: int) -> MonthState:
        """Return the state of a month: if there is anything to count in it."""
        period = period_of_month(self.year, month)
        assert period.first is not None and period.last is not None
        if period.first > self.last_day:
            return "to_come"
        if self.is_undated:
            return "undated"
        return "not_active" if self.first_day is None or period.last < self.first_day else "active"


def require_past_year(year: int, today: date) -> None:
    """Raise UsageError for a future year, or a year that can only be an error."""
    if not _FIRST_YEAR <= year <= today.year:
        raise UsageError(
            f"--year {year}: chưa có gì để báo cáo; ghi một năm từ {_FIRST_YEAR} đến {today.year}",
            f"--year {year}: no data to report yet; write a year from {_FIRST_YEAR} to {today.year}",
        )


def require_past_month(year: int, month: int, today: date) -> None:
    """Raise UsageError for a month of the future."""
    if (year, month) > (today.year, today.month):
        raise UsageError(
            f"--month {year}-{month:02}: tháng này chưa tới; hôm nay là {format_day(today, 'vi')}",
            f"--month {year}-{month:02}: this month is still to come; today is {format_day(today, 'en')}",
        )


def audit_years(
    content: ReportContent, year: int, sites: Collection[str]
) -> Callable[[int, Collection[str]], DeadlineYear | None]:
    """Return a function for the deadlines of some `sites` in `year` or the year before: the history is audited once."""
    if content.main is None:
        return lambda _, __: None
    period = ReportPeriod(date(year - 1, 1, 1), date(year, 12, 31))
    audit = audit_deadlines(content.main, period, sites, has_all=True, without=content.sample_ids)
    today = to_vietnam_time(content.at).date()
    starts = content.main.legal.evidence_starts
    first_counted = to_vietnam_time(starts).year if isinstance(starts, datetime) else None
    clocks: dict[tuple[int, str], list[AuditedClock]] = defaultdict(list)
    days: dict[tuple[int, str], list[FreshDay]] = defaultdict(list)
    for clock in audit.clocks:
        if clock.day is not None:
            clocks[clock.day.year, clock.clock.page.site].append(clock)
    for day in audit.days:
        days[day.day.year, day.site].append(day)

    def select(wanted: int, of_sites: Collection[str]) -> DeadlineYear:
        chosen = [each for site in of_sites for each in clocks.get((wanted, site), ())]
        early = sum(each.clock.standing == "before_adoption" for each in chosen)
        counted = list_counted_clocks(chosen)
        over = tuple(each for each in counted if each.day is not None and each.day <= today)
        fresh = tuple(each for site in of_sites for each in days.get((wanted, site), ()))
        is_counted = first_counted is None or wanted >= first_counted
        return DeadlineYear(over, early, len(counted) - len(over), is_counted, fresh)

    return select


def compute_figures(
    content: ReportContent, year: int, sites: Collection[str], deadlines: DeadlineYear | None
) -> AnnualFigures:
    """Return the figures of `sites` together."""
    everything = tuple(list_published_items(content, sites))
    present = [each for each in everything if each.former is None]
    published = tuple(each for each in everything if each.day is not None and each.day.year == year)
    today = to_vietnam_time(content.at).date()
    return AnnualFigures(
        year=year,
        sites=tuple(sites),
        first_day=find_first_day(everything),
        last_day=min(today, date(year, 12, 31)),
        published=published,
        standing=sum(each.is_standing for each in present),
        unknown_days=sum(each.day is None and not each.is_standing for each in present),
        changes=tuple(
            sorted(
                (each for each in list_changes(content, sites) if each.day.year == year),
                key=lambda each: (each.day, each.item, each.sort),
            )
        ),
        translations=_count_translations(content, [each.item for each in published if each.former is None]),
        standing_translations=_count_translations(
            content, [each.item for each in present if is_shown(each.item.original, content.at)]
        ),
        questions=_count_by_kind(content, present, is_question, lambda items: _count_questions(items, year, content)),
        consultations=_count_by_kind(
            content, present, has_ledger, lambda items: _count_consultations(items, year, content)
        ),
        deadlines=deadlines,
    )


def _count_translations(content: ReportContent, items: Iterable[Item]) -> tuple[TranslationCounts, ...]:
    """Count translations by language for each item's site, except the item's own; drafts are not translations."""
    counts: dict[str, Counter[str]] = {}
    for item in items:
        original = item.original
        for language in content.portal.site(original.site).codes:
            if language == original.language:
                continue
            count = counts.setdefault(language, Counter())
            page = item.page(language)
            count["items"] += 1
            if page is not None and is_shown(page, content.at):
                count["translated"] += 1
                count["outdated"] += page.fields.get("translated_from") != original.original_digest
    return tuple(
        TranslationCounts(language, each["items"], each["translated"], each["outdated"])
        for language, each in sorted(counts.items())
    )


def _count_by_kind(
    content: ReportContent,
    published: Iterable[ReportedItem],
    is_counted: Callable[[Kind], bool],
    count: Callable[[list[Item]], _T],
) -> dict[str, _T]:
    kinds: dict[str, list[Item]] = {each.name: [] for each in content.portal.kinds.values() if is_counted(each)}
    for each in published:
        if (items := kinds.get(each.item.original.kind.name)) is not None:
            items.append(each.item)
    return {name: count(items) for name, items in kinds.items()}


def _count_questions(items: Iterable[Item], year: int, content: ReportContent) -> QuestionCounts:
    counts: Counter[str] = Counter()
    for item in items:
        days = read_question_days(item.original.fields)
        if days.received is None or days.received.year != year:
            continue
        counts["received"] += 1
        state = HANDLING_STATES.derive(item.original.fields, (), content.at)
        if state == "answered" and days.answered is not None:
            state = "without_due" if days.due is None else "in_time" if days.answered <= days.due else "late"
        counts[state] += 1
    names = ("received", "in_time", "late", "without_due", "pending", "overdue")
    return QuestionCounts(**{name: counts[name] for name in names})


def _count_consultations(items: Iterable[Item], year: int, content: ReportContent) -> ConsultationCounts:
    counts: Counter[str] = Counter()
    responses: Counter[str] = Counter()
    today = to_vietnam_time(content.at).date()
    for item in items:
        page = item.original
        period = page.kind.find_period(page.fields)
        if period is None or to_vietnam_time(period.known_moment).year != year:
            continue
        counts["opened"] += 1
        counts["over"] += period.has_ended(content.at)
        counts["reported"] += has_report(page.fields, today)
        answers = answers_by_number(page.fields)
        for opinion in opinions_of(page.fields):
            counts["opinions"] += 1
            responses[answers[opinion.number][0].response if opinion.number in answers else ""] += 1
    return ConsultationCounts(counts["opened"], counts["over"], counts["reported"], counts["opinions"], dict(responses))
