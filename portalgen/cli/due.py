"""`portalgen due`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import click

from portalgen.cli.state import CommandState, MomentType
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import terminal
    from portalgen.config import legal as config_legal
    from portalgen.config import moments
    from portalgen.diagnostics import sentences as diagnostics_sentences
    from portalgen.law import calendar, dated_lengths, deadlines, due_dates, instruments, trace
    from portalgen.law import states as law_states
    from portalgen.law import words as law_words
    from portalgen.locale import dates


class StartType(MomentType):
    """An option with a day (the value stays a `date`), or a day and time."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return moments.parse_day(value)
        except Exception:  # not a bare day, so it must be a moment
            return super().convert(value, param, ctx)


@frozen
class _Answer:
    """The answer, for both formats."""

    deadline: deadlines.DeadlineClass
    start: date
    due: due_dates.DueDate
    at: datetime | None
    legal: config_legal.LegalSettings
    language: str


@click.command(
    "due",
    short_help="Calculate the legal due date, with the reason.",
    epilog="Ví dụ / Example:  portalgen due administrative_document --from 2026-11-23",
)
@click.argument("deadline_class", metavar="CLASS")
@click.option("--from", "start", type=StartType(), required=True, help="Tính từ khi nào. / Start of the time limit.")
@click.option(
    "--at", type=MomentType(), default=None, help="Xem còn hay quá hạn vào lúc này. / Show the state at this time."
)
@click.option(
    "--days",
    type=click.IntRange(1, 3_650),
    default=None,
    help="Thời hạn theo ngày, tính cả ngày nghỉ; chỉ với other, news. / Time limit in calendar days; only for other and news.",
)
@click.option(
    "--working-days",
    type=click.IntRange(1, 3_650),
    default=None,
    help="Thời hạn theo ngày làm việc; chỉ với other, news. / Time limit in working days; only for other and news.",
)
@click.option(
    "--basis",
    default=None,
    metavar="TEXT",
    help="Văn bản đặt ra thời hạn đó; bắt buộc với --days, --working-days. / Document setting that time limit; required with --days, --working-days.",
)
@click.option(
    "--site",
    default=None,
    metavar="ID",
    help="Theo chỉ đạo của Ban Biên tập trang này. / Apply the directives of this site's board.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
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

    Show when something of CLASS is due: the last day, the legal basis, the responsible party, and the count day by day.
    A day without a time is the whole day; limits in hours count from 00:00.

    CLASS: event, other_information, news, normative_document, administrative_document, urgent, planning, investment,
    science, other, freshness, suspension.
    """
    _check_years(start, at)
    legal = _load_legal(state)
    deadline = dated_lengths.deadline_on(_find_deadline(legal, deadline_class), start, legal.calendar)
    if site is not None:
        deadline = deadlines.apply_directives(deadline, _require_site(state, site), start, legal.site_limits)
    deadline = _with_length(deadline, days, working_days, basis)
    due = deadlines.due_date_of(deadline, start, legal.calendar)
    answer = _Answer(deadline, start, due, at, legal, state.language)
    terminal.print_diagnostics(config_legal.check_calendar_years((due,)), state.language)
    click.echo(_format_json(answer) if form == "json" else _format_text(answer))
    return 0


def _load_legal(state: CommandState) -> config_legal.LegalSettings:
    """Return the legal configuration after printing its diagnostics.

    Raises UnusableEnvironmentError if it has errors.
    """
    legal, diagnostics = config_legal.load_legal_settings(state.root)
    terminal.print_diagnostics(diagnostics, state.language)
    if legal is None:
        raise UnusableEnvironmentError(
            "cấu hình thời hạn (site-config/legal/) có lỗi, xem ở trên",
            "the legal configuration (site-config/legal/) has errors, see above",
        )
    return legal


def _check_years(start: date, at: datetime | None) -> None:
    for name, value in (("--from", start), ("--at", at)):
        if value is not None and not calendar.FIRST_YEAR <= value.year <= calendar.LAST_YEAR:
            raise UsageError(
                f"{name}: năm `{value.year}` phải từ {calendar.FIRST_YEAR} đến {calendar.LAST_YEAR}",
                f"{name}: the year `{value.year}` must be from {calendar.FIRST_YEAR} to {calendar.LAST_YEAR}",
            )


def _find_deadline(legal: config_legal.LegalSettings, id: str) -> deadlines.DeadlineClass:
    deadline = legal.deadline(id)
    if deadline is not None:
        return deadline
    ids = [each.id for each in legal.classes]
    suggestion = diagnostics_sentences.find_closest(id, ids)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    raise UsageError(
        f"không có loại thời hạn `{id}`{vi} (các loại: {', '.join(ids)})",
        f"there is no deadline class `{id}`{en} (classes: {', '.join(ids)})",
    )


def _require_site(state: CommandState, site: str) -> str:
    known = config_legal.list_site_ids(state.root)
    if site in known:
        return site
    suggestion = diagnostics_sentences.find_closest(site, known)
    vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    raise UsageError(
        f"không có trang nào mang mã `{site}`{vi} (xem site-config/sites/)",
        f"there is no site `{site}`{en} (see site-config/sites/)",
    )


def _with_length(
    deadline: deadlines.DeadlineClass, days: int | None, working_days: int | None, basis: str | None
) -> deadlines.DeadlineClass:
    """Return `deadline` with the length from the command line, if given.

    Raises UsageError if this class has a fixed length, or if the options contradict each other.
    """
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
            f"không đặt được thời hạn khác cho `{deadline.id}`: {deadline.basis[0].citation} đã quy định ({law_words.limit_words(limit, 'vi')})",
            f"`{deadline.id}` has a fixed time limit, set by {deadline.basis[0].citation} "
            f"({law_words.limit_words(limit, 'en')})",
        )
    if not (basis or "").strip():
        raise UsageError(
            "thiếu --basis: ghi văn bản đặt ra thời hạn này",
            "--basis is missing: name the law or directive for this time limit",
        )
    limit = due_dates.Limit("days", days) if days else due_dates.Limit("working_days", working_days or 0)
    return deadlines.with_length(deadline, limit, (basis or "").strip())


def _list_notes(answer: _Answer) -> tuple[str, ...]:
    day = due_dates.to_vietnam_time(answer.start).date() if isinstance(answer.start, datetime) else answer.start
    return law_words.basis_notes(answer.deadline, day, answer.legal.instruments, answer.language)


def _format_json(answer: _Answer) -> str:
    due, at, language = answer.due, answer.at, answer.language
    value = {
        "class": answer.deadline.id,
        "from": answer.start.isoformat(),
        "due": due.due.isoformat() if due.due else None,
        "last_day": due.last_day.isoformat() if due.last_day else None,
        "certain": due.is_certain,
        "basis": instruments.join_citations(answer.deadline.basis),
        "trace": list(trace.describe_count(due, language)),
        "reason": due.reason.text(language) if due.reason else None,
        "party": answer.deadline.party or None,
        "state": law_states.clock_state_of(due, at, answer.legal.due_soon_margin(due)) if at else None,
        "time_left": (law_states.time_left_words(due, at, language) or None) if at else None,
        "notes": list(_list_notes(answer)),
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _format_text(answer: _Answer) -> str:
    vietnamese = answer.language == "vi"
    lines = [f"{label}: {value}" if label else value for label, value in _list_facts(answer)]
    for heading, sentences in (
        ("Cách tính:" if vietnamese else "How it is counted:", trace.describe_count(answer.due, answer.language)),
        ("Lưu ý:" if vietnamese else "Notes:", _list_notes(answer)),
    ):
        lines += [heading, *(f"  - {each}" for each in sentences)] if sentences else []
    return "\n".join(lines)


def _list_facts(answer: _Answer) -> list[tuple[str, str]]:
    """Return (label, value) pairs for all facts except the day count."""
    deadline, due, language = answer.deadline, answer.due, answer.language
    vietnamese = language == "vi"
    rows = [("", f"{deadline.names.text(language)} ({deadline.id})")]
    if due.due is None:
        nothing = "không có ngày ấn định" if vietnamese else "no fixed day"
        reason = due.reason.text(language) if due.reason else ""
        rows += [("Hạn cuối" if vietnamese else "Due", nothing), ("Lý do" if vietnamese else "Reason", reason)]
    else:
        rows += [
            ("Hạn cuối" if vietnamese else "Due", law_states.last_day_words(due, language)),
            ("Thời hạn" if vietnamese else "Limit", law_words.clock_words(deadline, language)),
        ]
    rows += [
        ("Căn cứ" if vietnamese else "Legal basis", instruments.join_citations(deadline.basis)),
        (
            "Bên chịu trách nhiệm" if vietnamese else "Responsible party",
            law_words.PARTY_WORDS[deadline.party].text(language),
        ),
    ]
    if due.due is not None:
        rows.append(
            ("Mức chắc chắn" if vietnamese else "Certainty", law_words.certainty_words(due.is_certain, language))
        )
    return rows + _list_clock_state(answer)


def _list_clock_state(answer: _Answer) -> list[tuple[str, str]]:
    """Return (label, value) pairs for the state of the clock at `--at`; empty without `--at`."""
    due, at, language = answer.due, answer.at, answer.language
    clock_state = law_states.clock_state_of(due, at, answer.legal.due_soon_margin(due)) if at else None
    if at is None or clock_state is None:
        return []
    words, left = law_states.STATE_WORDS[clock_state].text(language), law_states.time_left_words(due, at, language)
    shown = left if clock_state == "overdue" else f"{words}, {left}"
    moment = dates.format_moment(at, language)
    return [(f"Lúc {moment}" if language == "vi" else f"At {moment}", shown)]
