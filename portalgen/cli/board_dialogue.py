"""The terminal dialogue of `portalgen board`: the queue, a submission's screen, and the keys for decisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import click

from portalgen.errors import PortalgenError, UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.lint.formats import text as lint_text
    from portalgen.pipeline.board import decisions, outcome_text, queue, screen, screen_text

if TYPE_CHECKING:
    from portalgen.cli.board import Office
    from portalgen.pipeline.board.decisions import DecisionId, DecisionRules

_ROOM: Final = 12
"""Columns kept free for the answer on the last line of a question."""
_CHOOSE: Final = B("Số bài để mở · [c] cập nhật · [q] thoát", "Number to open · [c] refresh · [q] quit")
_UNKNOWN: Final = B("Không có lựa chọn `{typed}`.", "Unknown choice `{typed}`.")
_MORE: Final = B(" · [f] chi tiết lỗi · [q] thoát", " · [f] all findings · [q] quit")
_OPEN: Final = B(" · số hoặc [m] mở phần gộp", " · number or [m] to open entries")
_REASON: Final = B("Lý do", "Reason")
_VIA: Final = B(
    "Đã báo người gửi bằng cách nào (ví dụ: điện thoại cơ quan)",
    "How the sender was notified (for example: by telephone)",
)
_SURE: Final = B("Ký bằng khóa {key}? Gõ y để ký", "Sign with the key {key}? Type y to sign")
_UNOPENED: Final = B(
    "Trước khi duyệt hãy mở {numbers} (gõ số, hoặc m để mở hết): màn hình mới hiện một phần của chúng.",
    "Open {numbers} before you approve (type the number, or m for all): the screen shows only a part of them.",
)
_ACCEPTING: Final = B(
    "Bài thêm số của cá nhân bên cạnh tên người: {entries}. Vẫn cho đăng thì ghi lý do (lý do được giữ mãi trong phiếu; không ghi số); "
    "Enter để thôi.",
    "The submission adds personal numbers next to a name: {entries}. To publish them anyway, give the reason (it "
    "stays in the record; no digits); press Enter to cancel.",
)
_GONE: Final = B(
    "Bài gửi này không còn chờ nữa: nó đã vào bản chính, hoặc người gửi đã rút.",
    "This submission is no longer pending: it is on main, or its sender withdrew it.",
)
_NOTHING_SIGNED: Final = B("Chưa ký gì.", "Nothing was signed.")
_STALE: Final = B(
    "Không hỏi được máy chủ kho, đang xem bản lấy về lần trước: {fault}.",
    "The server cannot be reached; showing the last fetched state: {fault}.",
)


def hold_dialogue(office: Office, name: str, width: int) -> int:
    """Show the queue, or first the submission `name`, and carry out the user's choices until the user quits.

    Return the exit code.
    """
    dialogue = _Dialogue(office, width)
    while True:
        waiting = dialogue.read_queue()
        if not name:
            dialogue.print(screen_text.format_queue(waiting, width, office.language))
            typed = dialogue.ask(_CHOOSE)
            if typed in ("q", ""):
                return 0
            if typed == "c":
                continue
        else:
            typed, name = name, ""
        try:
            submission = queue.find_submission(waiting, typed)
        except UsageError as error:
            dialogue.say(B(error.vi, error.en))
            continue
        if not dialogue.review(waiting, submission):
            return 0


def require_offered(shown: screen.SubmissionScreen, id: DecisionId) -> DecisionRules:
    """Return the decision `id`. Raises UsageError if it is not available for this submission now."""
    offered = {each.id: each for each in decisions.list_decisions(shown)}
    if id in offered:
        return offered[id]
    problem = shown.signing_problem
    listed = ", ".join(offered) or "-"
    vi, en = (f": {problem.vi}", f": {problem.en}") if problem is not None else ("", "")
    raise UsageError(
        f"bài gửi này bây giờ không thể `{id}`{vi} (có thể: {listed})",
        f"this submission cannot be decided as `{id}` now{en} (possible: {listed})",
    )


class _Dialogue:
    """The dialogue with the user."""

    def __init__(self, office: Office, width: int) -> None:
        self._office = office
        self._width = width
        self._opened: set[str] = set()
        """Ids of the opened entries."""
        self._landed: dict[str, str] = {}
        """Titles of the submissions merged in this run and not yet live, by main's commit."""

    def read_queue(self) -> queue.BoardQueue:
        """Return the queue; print a notice if the server cannot be reached."""
        waiting, fault = self._office.read_queue()
        if fault is not None:
            self.say(_STALE, fault=fault.text(self._office.language))
        for commit, title in tuple(self._landed.items()):
            self._say_live(waiting, commit, title)
        return waiting

    def review(self, waiting: queue.BoardQueue, submission: queue.WaitingSubmission) -> bool:
        """Show a submission until it is decided or left; return True to go on with the queue, False to quit."""
        while True:
            shown = self._office.draw(waiting, submission)
            self._print_screen(waiting, shown)
            step = self._choose(waiting, shown)
            if step != "again":
                return step == "queue"
            waiting = self.read_queue()
            same = [each for each in waiting.submissions if set(each.names) & set(submission.names)]
            if not same:
                self.say(_GONE)
                return True
            submission = same[0]

    def print(self, lines: Iterable[str]) -> None:
        """Print `lines` after an empty line."""
        click.echo("\n" + "\n".join(lines))

    def say(self, sentence: B, **values: str) -> None:
        """Print a sentence; with `values` it is a template."""
        text = sentence.text(self._office.language)
        for line in (text.format(**values) if values else text).splitlines():
            click.echo("\n".join(screen_text.wrap_lines(line, self._width)))

    def ask(self, text: B) -> str:
        """Return the user's input, stripped; "q" at the end of input."""
        try:
            *above, question = screen_text.wrap_lines(text.text(self._office.language), self._width - _ROOM, rest="")
            click.echo("\n".join((*above, "")), nl=False)
            return str(click.prompt(question, default="", show_default=False)).strip()
        except click.Abort:
            click.echo()
            return "q"

    def _print_screen(self, waiting: queue.BoardQueue, shown: screen.SubmissionScreen) -> None:
        language, width = self._office.language, self._width
        self.print(
            (
                *screen_text.format_screen(shown, waiting, width, language),
                *screen_text.format_difference(shown.difference, width, language),
                *screen_text.format_findings(shown, width, language),
                *screen_text.format_closing(shown, width, language),
            )
        )

    def _choose(self, waiting: queue.BoardQueue, shown: screen.SubmissionScreen) -> str:
        """Run the chosen action on a screen; return `queue`, `quit`, or `again` to redraw it."""
        offered = decisions.list_decisions(shown)
        language = self._office.language
        while True:
            opens = _OPEN.text(language) if shown.difference.closed else ""
            line = screen_text.format_choices(offered, language) + opens + _MORE.text(language)
            typed = self.ask(B(line, line)).lower()
            if typed in ("s", ""):
                return "queue"
            if typed == "q":
                return "quit"
            if typed == "f":
                self.print(lint_text.format_finding(each, language) for each in shown.report.findings)
                continue
            if typed == "m" or typed.isdecimal():
                self._open(shown, typed)
                continue
            chosen = next((each for each in offered if each.key == typed), None)
            if chosen is None:
                self.say(_UNKNOWN, typed=typed)
                continue
            step = self._decide(waiting, shown, chosen)
            if step:
                return step

    def _open(self, shown: screen.SubmissionScreen, typed: str) -> None:
        """Show an entry, or all entries, in full. Opened ids stay valid because an id changes with its content."""
        for number, each in enumerate(shown.difference.closed, 1):
            if each.opened is not None and typed in ("m", str(number)):
                mark = f"[{number}] "
                self.print(screen_text.format_section(each.opened, self._width, self._office.language, mark))
                self._opened.add(each.id)

    def _decide(self, waiting: queue.BoardQueue, shown: screen.SubmissionScreen, chosen: DecisionRules) -> str:
        """Carry out a decision; return the next step, empty to choose again."""
        reason = via = ""
        if chosen.id == "approve" and (left := decisions.list_unopened(shown, self._opened)):
            self.say(_UNOPENED, numbers=", ".join(f"[{each}]" for each in left))
            return ""
        if chosen.needs_reason:
            reason, via = self.ask(_REASON), self.ask(_VIA)
            if not reason or not via or "q" in (reason, via):
                self.say(_NOTHING_SIGNED)
                return ""
        accepted = shown.findings.acceptable if chosen.id == "approve" else ()
        if accepted:
            self.say(_ACCEPTING, entries="; ".join(accepted))
            reason = self.ask(_REASON)
            if reason in ("", "q"):
                self.say(_NOTHING_SIGNED)
                return ""
        if chosen.action is not None and not self._is_sure(shown):
            self.say(_NOTHING_SIGNED)
            return ""
        try:
            outcome = self._office.decide(
                shown, decisions.Decision(chosen.id, shown.digest, frozenset(self._opened), accepted, reason, via)
            )
        except PortalgenError as error:
            self.say(B(error.vi, error.en))
            self.say(_NOTHING_SIGNED)
            return ""
        for sentence in outcome_text.describe_outcome(outcome):
            self.say(sentence)
        if outcome.landing is not None and outcome.landing.commit and chosen.id in ("approve", "land"):
            self._landed[outcome.landing.commit] = shown.submission.name
        return {"moved": "again", "not_signed": "", "judged_wrong": "", "unjudged": ""}.get(outcome.state, "queue")

    def _is_sure(self, shown: screen.SubmissionScreen) -> bool:
        key = ""
        if shown.signing is not None:
            signer = shown.signing.signer
            key = f"{signer.key.label or signer.key.fingerprint} ({signer.member.person.post})"
        return self.ask(B(_SURE.vi.format(key=key or "SSH"), _SURE.en.format(key=key or "SSH"))).lower() == "y"

    def _say_live(self, waiting: queue.BoardQueue, commit: str, title: str) -> None:
        """Print the live state of a commit. Stop asking once it is live or cannot be determined."""
        found = self._office.read_live(waiting, commit)
        if found is not None:
            state = outcome_text.describe_live_state(found)
            self.say(B(f"{title}: {state.vi}", f"{title}: {state.en}"))
        if found is None or found.is_live or found.fault is not None:
            self._landed.pop(commit, None)
