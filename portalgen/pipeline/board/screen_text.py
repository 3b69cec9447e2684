"""Formats the queue and a submission's screen as lines of text, for a terminal of any width and without colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from portalgen.diagnostics.sentences import sentence_of
from portalgen.differences.formats.statements import DifferenceSection
from portalgen.differences.formats.text import list_section_lines, list_statement_lines
from portalgen.editorial.deadlines.clock_words import STANDING_WORDS, last_day_text, time_left_text
from portalgen.editorial.records.making import CONTENT_DIGEST
from portalgen.editorial.records.open_needs import OpenNeed
from portalgen.editorial.roster.role_names import name_person, name_roles
from portalgen.law.words import PARTY_WORDS
from portalgen.lint.formats.sanitize import sanitize_line
from portalgen.pipeline.board.decisions import DecisionRules
from portalgen.pipeline.board.entries import ScreenDifference
from portalgen.pipeline.board.queue import BoardQueue, WaitingSubmission
from portalgen.pipeline.board.screen import SubmissionScreen
from portalgen.pipeline.judging.finding_order import list_finding_groups
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.item_clock import ItemClock

_LEAST_WIDTH: Final = 20
_SHOWN: Final = 8
"""Findings listed per group; the remaining findings are counted, and the command for findings lists all."""
_LATER: Final = B("để sau", "later")
_EMPTY: Final = B("Không có bài nào đang chờ.", "Nothing is waiting.")


def format_queue(queue: BoardQueue, width: int, language: str) -> Iterator[str]:
    """Yield the lines of the queue. Each submission starts with its number."""
    count = len(queue.submissions)
    yield B(f"ĐANG CHỜ: {count} bài gửi, gấp nhất trước", f"WAITING: {count} submissions, the most urgent first").text(
        language
    )
    if queue.roster_problem is not None:
        yield from wrap_lines(_capitalize(queue.roster_problem.text(language)) + ".", width)
    if not queue.submissions:
        yield _EMPTY.text(language)
    for number, each in enumerate(queue.submissions, 1):
        yield from _format_waiting(number, each, queue, width, language)


def format_screen(screen: SubmissionScreen, queue: BoardQueue, width: int, language: str) -> Iterator[str]:
    """Yield the first lines of a screen, above the difference: title, origin, state and clocks."""
    submission = screen.submission
    sites = ", ".join(queue.site_names.get(site, site) for site in submission.sites)
    yield from wrap_lines(f"{_title_of(submission)}{f' · {sites}' if sites else ''}", width)
    yield from wrap_lines(_say_origin(screen, language), width)
    yield from wrap_lines(describe_state(screen, language), width)
    for clock in _list_clocks(submission):
        yield from wrap_lines(_say_clock(clock, screen, language), width)


def format_difference(shown: ScreenDifference, width: int, language: str) -> Iterator[str]:
    """Yield the lines of a difference. Entries that can be opened are numbered."""
    for line in list_statement_lines(shown.summary, language):
        yield from wrap_lines(line, width)
    numbers = {each.id: number for number, each in enumerate(shown.closed, 1)}
    for each in shown.entries:
        mark = f"[{numbers[each.id]}] " if each.id in numbers else "* "
        yield from format_section(each.shown, width, language, mark)


def format_section(section: DifferenceSection, width: int, language: str, mark: str = "") -> Iterator[str]:
    """Yield the lines of a section. `mark` is put before its heading."""
    heading, *rest = list_section_lines(section, language)
    yield from wrap_lines(heading, width, mark, "  ")
    for line in rest:
        text = line.lstrip(" ")
        margin = " " * (len(line) - len(text))
        yield from wrap_lines(text, width, margin, f"{margin}  ")


def format_findings(screen: SubmissionScreen, width: int, language: str) -> Iterator[str]:
    """Yield the findings in this order: blocking findings, findings for the board, for the author, counts."""
    for heading, lines in list_finding_groups(screen.findings, language):
        yield from wrap_lines(heading, width)
        for line in lines[:_SHOWN]:
            yield from wrap_lines(line, width, "- ", "  ")
        if len(lines) > _SHOWN:
            yield B(f"  … và {len(lines) - _SHOWN} điều nữa", f"  … and {len(lines) - _SHOWN} more").text(language)


def format_closing(screen: SubmissionScreen, width: int, language: str) -> Iterator[str]:
    """Yield the last lines of a screen: the signers still missing, earlier rejections, and the content digest."""
    needs = screen.report.needs
    for former in screen.submission.state.former if screen.submission.state is not None else ():
        said = former.describe()
        yield from wrap_lines(f"{B('Trước đó', 'Before').text(language)}: {said.text(language)}", width)
    for refusal in needs.refusals:
        said = refusal.describe()
        head = B("ĐÃ BỊ TỪ CHỐI", "REFUSED BEFORE") if refusal.is_same else B("Lưu ý", "Note")
        yield from wrap_lines(f"{head.text(language)}: {sanitize_line(said.text(language))}", width)
    if screen.signing is not None:
        for need in screen.signing.open_needs:
            yield from wrap_lines(_say_need(need, B("Sau bạn còn cần", "After you"), language), width)
    else:
        for need in needs.open_needs:
            yield from wrap_lines(_say_need(need, B("Còn cần", "Still needed"), language), width)
    if screen.signing_problem is not None:
        yield from wrap_lines(
            f"{B('Bạn chưa ký được', 'You cannot sign').text(language)}: {screen.signing_problem.text(language)}", width
        )
    if screen.digest:
        yield from wrap_lines(CONTENT_DIGEST.text(language).format(digest=screen.digest), width)


def format_choices(decisions: Iterable[DecisionRules], language: str) -> str:
    """Return a line with the key for each decision."""
    shown = [f"[{each.key}] {each.names.text(language)}" for each in decisions]
    return " · ".join((*shown, f"[s] {_LATER.text(language)}"))


def describe_state(screen: SubmissionScreen, language: str) -> str:
    """Return whether the submission can be published, and the party that must act next."""
    return _state_of(screen).text(language)


def wrap_lines(text: str, width: int, first: str = "", rest: str = "  ") -> list[str]:
    """Return `text` in lines of at most `width` characters, without control characters for the terminal."""
    shown = sanitize_line(text)
    lines = wrap(shown, max(width, _LEAST_WIDTH), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return lines or [""]


def _state_of(screen: SubmissionScreen) -> B:
    state = screen.submission.state
    if screen.submission.waits_for_sender and state is not None and state.decision is not None:
        said = state.describe()
        return B(said.vi[:1].upper() + said.vi[1:], said.en[:1].upper() + said.en[1:])
    return _find_obstacle(screen) or _say_turn(screen)


def _find_obstacle(screen: SubmissionScreen) -> B | None:
    """Return the obstacle to publication that no signature removes; None if there is none."""
    report, found = screen.report, screen.findings
    count = len(found.blocking) + len(found.blocking_approvals)
    if report.main_has_errors:
        return B(
            "CHƯA ĐĂNG ĐƯỢC: bản chính đang có lỗi, không phải lỗi của bài này; báo đơn vị vận hành",
            "NOT YET: main itself has errors, not caused by this submission; tell the platform",
        )
    if report.conflicts:
        return B("CHƯA ĐĂNG ĐƯỢC: bản chính cũng đã sửa chỗ này", "NOT YET: main has changed the same place")
    if found.acceptable and not found.blocks and report.is_built:
        return B(
            f"CHƯA ĐĂNG ĐƯỢC: {count} chỗ có số của cá nhân; chỉ đăng được nếu Trưởng Ban cho phép kèm lý do",
            f"NOT YET: {count} personal numbers; they are published only if the chief accepts them, with the reason",
        )
    if count or not report.is_built:
        return B(
            f"CHƯA ĐĂNG ĐƯỢC: {max(count, 1)} lỗi phải sửa trước, dù ai ký",
            f"NOT YET: {max(count, 1)} errors to fix first, whoever signs",
        )
    return None


def _say_turn(screen: SubmissionScreen) -> B:
    """Return the party that a submission without obstacles waits for."""
    if screen.signing is not None and screen.signing.problems:
        vi, en = (sentence_of(screen.signing.problems[0], language) for language in ("vi", "en"))
        return B(f"BẠN CHƯA KÝ ĐƯỢC: {vi}", f"YOU CANNOT SIGN: {en}")
    if screen.signing is not None and screen.signing.open_needs:
        return B("CHỜ BẠN KÝ, rồi còn chờ người khác", "WAITS FOR YOUR SIGNATURE, then for other signatures")
    if screen.signing is not None:
        return B("CHỜ BẠN KÝ: ký xong là đăng", "WAITS FOR YOUR SIGNATURE: it is published once you sign")
    if screen.is_landable:
        return B("ĐÃ ĐỦ CHỮ KÝ: có thể đưa lên bản chính", "EVERYBODY HAS SIGNED: it can be brought to main")
    if screen.has_signed:
        return B("BẠN ĐÃ KÝ, còn chờ người khác ký", "YOU HAVE SIGNED; other signatures are missing")
    if screen.signing_problem is not None:
        return B(
            "CHƯA ĐỦ CHỮ KÝ: bạn chưa ký được, vì sao xem ở cuối",
            "SIGNATURES ARE MISSING: you cannot sign, for the reason below",
        )
    return B("CHỜ NGƯỜI KHÁC KÝ", "WAITS FOR SOMEBODY ELSE'S SIGNATURE")


def _format_waiting(
    number: int, each: WaitingSubmission, queue: BoardQueue, width: int, language: str
) -> Iterator[str]:
    clock = each.next_clock
    left = time_left_text(clock.due, queue.at) if clock is not None else None
    shown = left.text(language) if left is not None else B("không có hạn", "no limit").text(language)
    yield from wrap_lines(f"{number}. {shown} · {_title_of(each)}", width, rest="   ")
    needs = each.needs.open_needs if each.needs is not None else ()
    who = "; ".join(dict.fromkeys(_name_roles(need).text(language) for need in needs))
    waits = B(f"chờ {who}", f"waits for {who}") if who else B("đã đủ chữ ký", "everybody has signed")
    if each.waits_for_sender and each.state is not None:
        waits = each.state.describe()
    sites = ", ".join(each.sites)
    yield from wrap_lines(
        " · ".join(part for part in (each.name, sites, waits.text(language)) if part), width, "   ", "   "
    )


def _title_of(each: WaitingSubmission) -> str:
    titles = [
        item.page.title if item.page is not None else item.item.version.identity.title or item.item.path
        for item in each.items
    ]
    if not titles:
        return each.name
    return titles[0] if len(titles) == 1 else f"{titles[0]} (+{len(titles) - 1})"


def _say_origin(screen: SubmissionScreen, language: str) -> str:
    """Return the submission's name and size."""
    count = len(screen.report.needs.proposed.changes) if screen.report.needs.proposed is not None else 0
    return B(
        f"Bài gửi {screen.submission.name} ({screen.submission.head[:10]}), {count} tệp",
        f"Submission {screen.submission.name} ({screen.submission.head[:10]}), {count} files",
    ).text(language)


def _list_clocks(submission: WaitingSubmission) -> Iterator[ItemClock]:
    for item in submission.items:
        yield from (clock for clock in item.clocks if clock.due is not None and clock.due.due is not None)


def _say_clock(clock: ItemClock, screen: SubmissionScreen, language: str) -> str:
    party = _capitalize(PARTY_WORDS[clock.deadline.party].text(language))
    left, last = time_left_text(clock.due, screen.at), last_day_text(clock.due)
    running = clock.standing in ("within", "soon", "overdue")
    state = left if running and left is not None else STANDING_WORDS[clock.standing][0]
    due = f" ({last.text(language)})" if last is not None else ""
    return f"{party}: {state.text(language)}{due}"


def _say_need(need: OpenNeed, head: B, language: str) -> str:
    people = [name_person(each) for each in (*need.people, *need.delegates)]
    shown = ", ".join(people) or B("chưa có ai ký được", "nobody can sign").text(language)
    return f"{head.text(language)}: {_name_roles(need).text(language)} ({shown})"


def _name_roles(need: OpenNeed) -> B:
    named = name_roles((role, need.group.site) for role in need.roles)
    return B(named.vi, named.en)


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]
