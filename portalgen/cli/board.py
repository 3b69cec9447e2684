"""`portalgen board`."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

import click

from portalgen.cli.office_history import cache_option, choose_cache_folder, genesis_option
from portalgen.cli.state import CommandState, at_option, exact_now, site_option
from portalgen.cli.terminal import show_progress
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import board_dialogue
    from portalgen.cli import verify as cli_verify
    from portalgen.history import remote
    from portalgen.history import repository as history_repository
    from portalgen.pipeline.board import decisions, json_form, live, options, queue, screen
    from portalgen.publish.verifying import sources

if TYPE_CHECKING:
    from portalgen.pipeline.board.decisions import DecisionId

_DECISIONS: Final = ("approve", "review", "land", "return", "reject")
_LIVE_SECONDS: Final = 8
_POLL_SECONDS: Final = 5
_NOBODY: Final = UsageError(
    "`portalgen board` hỏi và đợi trả lời, mà ở đây không có ai ở bàn phím; chương trình thì dùng --json, hoặc từng lệnh một: "
    "`portalgen queue`, `portalgen ci`, `portalgen approve`, `portalgen return`, `portalgen reject`",
    "`portalgen board` is interactive, but there is no terminal; in scripts use --json, or the separate commands: "
    "`portalgen queue`, `portalgen ci`, `portalgen approve`, `portalgen return`, `portalgen reject`",
)


@click.command(
    "board",
    short_help="Review pending submissions, decide and publish: one command for the chief.",
    epilog="Ví dụ / Examples:  portalgen board  ·  portalgen board bai/hop-bao  ·  portalgen board bai/hop-bao --json  ·  "
    "portalgen board bai/hop-bao --json --decide approve --digest 9a8b…",
)
@click.argument("submission", metavar="[SUBMISSION]", default="")
@click.option("--base", default="", metavar="REV", help="Bản chính. / The main branch.  [origin/main, else main]")
@site_option
@click.option("--by", default="", metavar="ID", help="Người ký. / The signer.  [the holder of a key in ssh-agent]")
@click.option(
    "--for", "on_behalf_of", default="", metavar="ID", help="Ký thay người này. / Sign on behalf of this person."
)
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Tệp .pub của khóa để ký. / The .pub file of the key to sign with.",
)
@click.option(
    "--json",
    "is_json",
    is_flag=True,
    help="Không hỏi: in hàng chờ, hoặc màn hình của một bài gửi, hoặc kết quả của --decide. / Do not prompt: print the queue, the screen of a submission, or the outcome of --decide.",
)
@click.option(
    "--decide",
    type=click.Choice(_DECISIONS),
    default=None,
    help="Quyết định, cùng --json. / The decision, with --json.",
)
@click.option(
    "--digest",
    default="",
    metavar="SHA256",
    help="Mã nội dung đã đọc; khác thì không ký. / The content digest you have read; other content is not signed.",
)
@click.option(
    "--reason",
    default="",
    metavar="TEXT",
    help="Lý do trả lại, không duyệt. / The reason for returning or rejecting it.",
)
@click.option(
    "--opened",
    multiple=True,
    metavar="ID",
    help="Phần của màn hình (entries) đã mở mà phải mở mới ký được; ghi nhiều lần. / An opened entry of the screen (required for some entries before signing); may be repeated.",
)
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="CODE=PATH",
    help="Số của cá nhân được cho đăng, kèm --reason; ghi nhiều lần. / Personal numbers accepted for publication, with --reason; may be repeated.",
)
@click.option("--via", default="", metavar="TEXT", help="Cách báo cho người gửi. / How the sender was notified.")
@click.option(
    "--wait",
    type=click.IntRange(0, 7200),
    default=0,
    metavar="SECONDS",
    help="Đợi đến khi bài lên cổng, nhiều nhất chừng này. / Wait until it is live, at most this many seconds.",
)
@click.option(
    "--offline", is_flag=True, help="Không hỏi máy chủ nào khi xem. / Do not contact any server while viewing."
)
@click.option(
    "--resolve",
    multiple=True,
    metavar="HOST:PORT:ADDRESS",
    help="Nối đến địa chỉ này thay vì theo DNS. / Connect to this address instead of using DNS.",
)
@click.option(
    "--ca",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="Chứng chỉ gốc của máy chủ thử. / CA certificates, for a test server.",
)
@genesis_option
@at_option
@cache_option
@click.pass_obj
def command(
    state: CommandState,
    submission: str,
    base: str,
    sites: tuple[str, ...],
    by: str,
    on_behalf_of: str,
    key_file: Path | None,
    is_json: bool,
    decide: DecisionId | None,
    digest: str,
    opened: tuple[str, ...],
    accepted: tuple[str, ...],
    reason: str,
    via: str,
    wait: int,
    offline: bool,
    resolve: tuple[str, ...],
    ca: Path | None,
    genesis: str | None,
    at: datetime | None,
    cache_folder: Path | None,
) -> int:
    """Xem bài nào đang chờ, gấp nhất trước; mở một bài trên một màn hình: đổi những gì, hai thời hạn, lỗi, còn ai ký; rồi
    duyệt, trả lại, không duyệt hoặc để sau. Duyệt xong thì bài được ký, gộp vào bản chính và gửi lên máy chủ kho.

    Show the pending submissions, most urgent first. Open one to see its changes, both clocks, findings and missing
    signatures; then approve, return, reject or postpone it. An approved submission is signed, merged into main and
    pushed.

    Nội dung ký đúng là nội dung đã hiện: bản chính, bài gửi hay danh sách phân công đổi thì màn hình được hiện lại. /
    You sign exactly the content shown: if main, the submission or the roster has changed, the screen is shown again.
    """
    repository = history_repository.open_history(state.root)
    asked = options.BoardOptions(
        root=state.root,
        base=base,
        sites=sites,
        by=by,
        on_behalf_of=on_behalf_of,
        key_file=key_file,
        genesis=genesis,
        cache=choose_cache_folder(repository, state, cache_folder),
        jobs=os.cpu_count() or 1,
        language=state.language,
    )
    office = Office(state, asked, at, offline=offline, resolve=resolve, ca=ca)
    if is_json:
        return _answer(
            office,
            submission,
            decide,
            decisions.Decision(decide or "approve", digest, frozenset(opened), accepted, reason, via),
            wait,
        )
    if decide is not None:
        raise UsageError("--decide cần --json, và tên bài gửi", "--decide needs --json and the name of a submission")
    if not sys.stdin.isatty():
        raise _NOBODY
    return board_dialogue.hold_dialogue(office, submission, get_terminal_size().columns)


class Office:
    """The actions of the board, used by the dialogue and by `--json`.

    They use this command's clock and progress display.
    """

    def __init__(
        self,
        state: CommandState,
        asked: options.BoardOptions,
        at: datetime | None,
        *,
        offline: bool,
        resolve: tuple[str, ...],
        ca: Path | None,
    ) -> None:
        self.language = state.language
        self._options = asked
        self._at = at
        self._offline = offline
        self._connecting = replace(cli_verify.choose_connecting([], resolve, ca), request_seconds=_LIVE_SECONDS)
        if resolve:
            port = int(resolve[0].split(":")[1])
            self._connecting = replace(self._connecting, port=port)

    def now(self) -> datetime:
        """Return the value of `--at`, or the current time without it."""
        return self._at or exact_now()

    def read_queue(self) -> tuple[queue.BoardQueue, B | None]:
        """Return the server's present queue and None.

        If the server cannot be reached, the second value is the error.
        """
        fault = None
        repository = history_repository.open_history(self._options.root)
        if not self._offline and remote.has_server(repository):
            try:
                remote.fetch_references(repository)
            except UnusableEnvironmentError as error:
                fault = B(error.vi, error.en)
        return queue.read_board_queue(self._options, self.now()), fault

    def draw(self, waiting: queue.BoardQueue, submission: queue.WaitingSubmission) -> screen.SubmissionScreen:
        """Return the screen that shows `submission`."""
        with show_progress(self.language) as show:
            return screen.draw_screen(self._options, waiting, submission, self.now(), show)

    def decide(self, shown: screen.SubmissionScreen, decision: decisions.Decision) -> decisions.DecisionOutcome:
        """Carry out `decision` about the submission shown on a screen."""
        with show_progress(self.language) as show:
            return decisions.decide(self._options, shown, decision, self.now(), show)

    def read_live(self, waiting: queue.BoardQueue, commit: str, seconds: int = 0) -> live.LiveState | None:
        """Return whether `commit` is live, waiting up to `seconds` until it is.

        Return None if `--offline` is given.
        """
        if self._offline:
            return None
        end = time.monotonic() + seconds
        while True:
            found = self._ask(waiting, commit)
            if found.is_live or time.monotonic() + _POLL_SECONDS > end:
                return found
            time.sleep(_POLL_SECONDS)

    def _ask(self, waiting: queue.BoardQueue, commit: str) -> live.LiveState:
        source = sources.HttpsSource(self._connecting)
        try:
            return live.read_live_state(source, waiting.repository, waiting.main_host, commit)
        finally:
            source.close()


def _answer(office: Office, name: str, decide: DecisionId | None, decision: decisions.Decision, wait: int) -> int:
    """Print the JSON answer: the queue, a submission's screen, or the outcome of `--decide`."""
    waiting, fault = office.read_queue()
    if fault is not None and decide is not None:
        raise UnusableEnvironmentError(fault.vi, fault.en)
    if not name:
        if decide is not None:
            raise UsageError("--decide cần tên bài gửi", "--decide needs the name of a submission")
        click.echo(json_form.format_queue_as_json(waiting, office.language), nl=False)
        return 0
    shown = office.draw(waiting, queue.find_submission(waiting, name))
    if decide is None:
        click.echo(json_form.format_screen_as_json(shown, office.language), nl=False)
        return 0
    board_dialogue.require_offered(shown, decide)
    if not decision.digest:
        raise UsageError(
            "--decide cần --digest: mã nội dung mà màn hình (--json) đã hiện, để không ký nội dung khác",
            "--decide needs --digest: the content digest shown on the screen (--json), so that no other content is "
            "signed",
        )
    outcome = office.decide(shown, decision)
    commit = outcome.landing.commit if outcome.landing is not None else ""
    found = office.read_live(waiting, commit, wait) if commit else None
    click.echo(json_form.format_outcome_as_json(outcome, found, office.language), nl=False)
    return 0 if outcome.state in ("landed", "handed_in") else 1
