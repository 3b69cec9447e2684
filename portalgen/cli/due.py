"""`portalgen due`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from portalgen.cli.state import CommandState, MomentType
from portalgen.errors import UnusableEnvironmentError, UsageError

if TYPE_CHECKING:
    from portalgen.config.legal import LegalSettings
    from portalgen.law.deadlines import DeadlineClass
    from portalgen.law.due_dates import DueDate


class StartType(MomentType):
    """A day, which stays a day, or a day and time."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from portalgen.config.values import parse_date

        try:
            return parse_date(value)
        except Exception:  # not a bare day, so it must be a moment
            return super().convert(value, param, ctx)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer, for either format."""

    deadline: DeadlineClass
    start: date
    due: DueDate
    at: datetime | None
    legal: LegalSettings
    language: str


@click.command(
    "due",
    short_help="When something is due by law, and why.",
    epilog="Ví dụ / Example:  portalgen due administrative_document --from 2026-11-23",
)
@click.argument("deadline_class", metavar="CLASS")
@click.option("--from", "start", type=StartType(), required=True, help="Tính từ khi nào. / When the clock starts.")
@click.option("--at", type=MomentType(), default=None, help="Xem còn hay quá hạn vào lúc này. / How it stands then.")
@click.option(
    "--days",
    type=click.IntRange(1, 3_650),
    default=None,
    help="Thời hạn theo ngày, tính cả ngày nghỉ; chỉ với other, news. / A length in days; other and news only.",
)
@click.option(
    "--working-days",
    type=click.IntRange(1, 3_650),
    default=None,
    help="Thời hạn theo ngày làm việc; chỉ với other, news. / A length in working days; other and news only.",
)
@click.option(
    "--basis",
    default=None,
    metavar="TEXT",
    help="Văn bản đặt ra thời hạn đó; bắt buộc với --days, --working-days. / What sets that length.",
)
@click.option(
    "--site",
    default=None,
    metavar="ID",
    help="Theo chỉ đạo của Ban Biên tập trang này. / As the board of this site directed.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Form of the answer.  [text]",
)
@click.pass_obj
def command(
    state: CommandState,
    deadline_class: str,
    start: date,
    at: datetime | None,
    days: int | None,
    working_days: int | None,
    basis: str | None,
    site: str | None,
    form: str,
) -> int:
    """Tính hạn cuối của một loại thời hạn: hạn nào, căn cứ, bên chịu trách nhiệm, cách tính từng ngày.

    When something of CLASS is due: the last day, the legal basis, who answers for it, and the count day by day.
    A day without a time is the whole day; for limits in hours it is its 00:00.

    CLASS: event, other_information, news, normative_document, administrative_document, urgent, planning, investment,
    science, other, freshness, suspension.
    """
    from portalgen.cli.terminal import print_diagnostics
    from portalgen.config.legal import check_calendar_years
    from portalgen.law.deadlines import apply_directives, due_date_of

    _check_years(start, at)
    legal = _load_legal(state)
    deadline = _find_deadline(legal, deadline_class)
    if site is not None:
        deadline = apply_directives(deadline, _require_site(state, site), start, legal.site_limits)
    deadline = _with_length(deadline, days, working_days, basis)
    due = due_date_of(deadline, start, legal.calendar)
    answer = _Answer(deadline, start, due, at, legal, state.language)
    print_diagnostics(check_calendar_years((due,)), state.language)
    click.echo(_format_json(answer) if form == "json" else _format_text(answer))
    return 0


def _load_legal(state: CommandState) -> LegalSettings:
    """Return the legal configuration, after printing its diagnostics. Raises UnusableEnvironmentError where there is none."""
    from portalgen.cli.terminal import print_diagnostics
    from portalgen.config.legal import load_legal_settings

    legal, diagnostics = load_legal_settings(state.root)
    print_diagnostics(diagnostics, state.language)
    if legal is None:
        raise UnusableEnvironmentError(
            "cấu hình thời hạn (site-config/legal/) có lỗi, xem ở trên",
            "the legal configuration (site-config/legal/) has faults, see above",
        )
    return legal


def _check_years(start: date, at: datetime | None) -> None:
    from portalgen.law.calendar import FIRST_YEAR, LAST_YEAR

    for name, value in (("--from", start), ("--at", at)):
        if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise UsageError(
                f"{name}: năm `{value.year}` phải từ {FIRST_YEAR} đến {LAST_YEAR}",
                f"{name}: the year `{value.year}` must be from {FIRST_YEAR} to {LAST_YEAR}",
            )


def _find_deadline(legal: LegalSettings, id: str) -> DeadlineClass:
    from portalgen.diagnostics.sentences import find_closest

    deadline = legal.deadline(id)
    if deadline is not None:
        return deadline
    ids = [each.id for each in legal.classes]
    suggestion = find_closest(id, ids)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    raise UsageError(
        f"không có loại thời hạn `{id}`{vi} (các loại: {', '.join(ids)})",
        f"there is no class of deadlines `{id}`{en} (classes: {', '.join(ids)})",
    )


def _require_site(state: CommandState, site: str) -> str:
    from portalgen.config.legal import list_site_ids
    from portalgen.diagnostics.sentences import find_closest

    known = list_site_ids(state.root)
    if site in known:
        return site
    suggestion = find_closest(site, known)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    raise UsageError(
        f"không có trang nào mang mã `{site}`{vi} (xem site-config/sites/)",
        f"there is no site `{site}`{en} (see site-config/sites/)",
    )


def _with_length(
    deadline: DeadlineClass, days: int | None, working_days: int | None, basis: str | None
) -> DeadlineClass:
    """Return `deadline` with the length on the command line, where there is one. Raises UsageError where it may not be set."""
    from portalgen.law.deadlines import with_length
    from portalgen.law.due_dates import Limit
    from portalgen.law.words import limit_words

    if days is None and working_days is None:
        if basis is not None:
            raise UsageError("--basis cần --days hoặc --working-days", "--basis needs --days or --working-days")
        return deadline
    if days is not None and working_days is not None:
        raise UsageError(
            "chỉ được một trong hai --days và --working-days", "only one of --days and --working-days may be given"
        )
    if not deadline.length_set_by:
        limit = deadline.limit
        raise UsageError(
            f"không đặt được thời hạn khác cho `{deadline.id}`: {deadline.basis[0].citation} đã quy định ({limit_words(limit, 'vi')})",
            f"no other length can be given for `{deadline.id}`: {deadline.basis[0].citation} sets it ({limit_words(limit, 'en')})",
        )
    if not (basis or "").strip():
        raise UsageError(
            "thiếu --basis: ghi văn bản đặt ra thời hạn này",
            "--basis is missing: name the law or directive that sets this length",
        )
    limit = Limit("days", days) if days else Limit("working_days", working_days or 0)
    return with_length(deadline, limit, (basis or "").strip())


def _list_notes(answer: _Answer) -> tuple[str, ...]:
    from portalgen.law.due_dates import to_vietnam_time
    from portalgen.law.words import basis_notes

    day = to_vietnam_time(answer.start).date() if isinstance(answer.start, datetime) else answer.start
    return basis_notes(answer.deadline, day, answer.legal.instruments, answer.language)


def _format_json(answer: _Answer) -> str:
    from portalgen.law.instruments import join_citations
    from portalgen.law.states import clock_state_of, time_left_words
    from portalgen.law.trace import describe_count

    due, at, language = answer.due, answer.at, answer.language
    value = {
        "class": answer.deadline.id,
        "from": answer.start.isoformat(),
        "due": due.due.isoformat() if due.due else None,
        "last_day": due.last_day.isoformat() if due.last_day else None,
        "certain": due.is_certain,
        "basis": join_citations(answer.deadline.basis),
        "trace": list(describe_count(due, language)),
        "reason": due.reason.text(language) if due.reason else None,
        "party": answer.deadline.party or None,
        "state": clock_state_of(due, at, answer.legal.due_soon_margin(due)) if at else None,
        "time_left": (time_left_words(due, at, language) or None) if at else None,
        "notes": list(_list_notes(answer)),
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _format_text(answer: _Answer) -> str:
    from portalgen.law.trace import describe_count

    vietnamese = answer.language == "vi"
    lines = [f"{label}: {value}" if label else value for label, value in _list_facts(answer)]
    for heading, sentences in (
        ("Cách tính:" if vietnamese else "How it is counted:", describe_count(answer.due, answer.language)),
        ("Lưu ý:" if vietnamese else "Notes:", _list_notes(answer)),
    ):
        lines += [heading, *(f"  - {each}" for each in sentences)] if sentences else []
    return "\n".join(lines)


def _list_facts(answer: _Answer) -> list[tuple[str, str]]:
    """Return (label, value) of everything but the count."""
    from portalgen.law.instruments import join_citations
    from portalgen.law.states import last_day_words
    from portalgen.law.words import PARTY_WORDS, certainty_words, clock_words

    deadline, due, language = answer.deadline, answer.due, answer.language
    vietnamese = language == "vi"
    rows = [("", f"{deadline.names.text(language)} ({deadline.id})")]
    if due.due is None:
        nothing = "không có ngày ấn định" if vietnamese else "no day is set"
        reason = due.reason.text(language) if due.reason else ""
        rows += [("Hạn cuối" if vietnamese else "Due", nothing), ("Lý do" if vietnamese else "Reason", reason)]
    else:
        rows += [
            ("Hạn cuối" if vietnamese else "Due", last_day_words(due, language)),
            ("Thời hạn" if vietnamese else "Limit", clock_words(deadline, language)),
        ]
    rows += [
        ("Căn cứ" if vietnamese else "Legal basis", join_citations(deadline.basis)),
        ("Bên chịu trách nhiệm" if vietnamese else "Who answers", PARTY_WORDS[deadline.party].text(language)),
    ]
    if due.due is not None:
        rows.append(("Mức chắc chắn" if vietnamese else "Certainty", certainty_words(due.is_certain, language)))
    return rows + _list_clock_state(answer)


def _list_clock_state(answer: _Answer) -> list[tuple[str, str]]:
    """Return (label, value) of the state of the clock at `--at`, where that is given."""
    from portalgen.law.states import STATE_WORDS, clock_state_of, day_words, time_left_words

    due, at, language = answer.due, answer.at, answer.language
    clock_state = clock_state_of(due, at, answer.legal.due_soon_margin(due)) if at else None
    if at is None or clock_state is None:
        return []
    words, left = STATE_WORDS[clock_state].text(language), time_left_words(due, at, language)
    shown = left if clock_state == "overdue" else f"{words}, {left}"
    day = day_words(at.date(), language)
    return [(f"Lúc {at:%H:%M} ngày {day}" if language == "vi" else f"At {at:%H:%M} on {day}", shown)]
