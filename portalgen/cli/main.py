"""`portalgen`: the command table. Expected errors become messages and exit codes here.

Exit codes: 0 clean, 1 findings at or above the failing severity, 2 usage or environment, 3 a bug, 130 interrupted. With
PORTALGEN_DEBUG=1 system errors keep their traceback.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys

try:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Final

    import click

    from portalgen import __version__
    from portalgen.cli.state import CommandState
    from portalgen.errors import PortalgenError
    from portalgen.on_demand import on_demand

    with on_demand():
        import traceback

        from portalgen.cli import subcommands, usage
except KeyboardInterrupt:  # Ctrl+C while the program is loading
    sys.exit(130)

COMMANDS: Final = (
    "addresses",
    "affected",
    "answer",
    "approve",
    "archive",
    "audit",
    "backup",
    "board",
    "build",
    "changed-pages",
    "check",
    "ci",
    "confirm",
    "correct",
    "diff",
    "direct",
    "due",
    "emergency",
    "explain",
    "forge",
    "governance",
    "history",
    "init",
    "inspect",
    "judge-push",
    "lint",
    "new",
    "next-change",
    "offer",
    "queue",
    "ratify",
    "receipt",
    "redirects",
    "reject",
    "release",
    "release-status",
    "releases",
    "remove",
    "report",
    "restore",
    "restore-drill",
    "return",
    "review",
    "rollback",
    "schema",
    "serve",
    "server-config",
    "sign-release",
    "translate",
    "verify",
    "verify-approval",
    "why",
    "withdraw",
)
"""Command names. Each is a module of this package with a command of that name, imported when it is called."""
RECORD_COMMANDS: Final = frozenset(
    {"answer", "approve", "confirm", "direct", "emergency", "offer", "ratify", "reject", "return", "review"}
)
"""Commands that sign a record. They differ only in a table, so they share a module."""


NOTICE_COMMANDS: Final = frozenset({"correct", "remove", "withdraw"})
"""Commands that publish a notice to readers; they also share a module."""
_TABLES: Final = {**dict.fromkeys(RECORD_COMMANDS, "sign_record"), **dict.fromkeys(NOTICE_COMMANDS, "tell_readers")}
"""The shared module of each command defined in a table."""


def module_of_command(name: str) -> str:
    """Return the module of a command. The command's `-` becomes `_` in the module name."""
    return f"portalgen.cli.{_TABLES.get(name) or name.replace('-', '_')}"


def load_command(name: str) -> click.Command:
    """Return a command, importing its module."""
    module = importlib.import_module(module_of_command(name))
    command: click.Command = module.commands[name] if name in _TABLES else module.command
    return command


def walk_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield (words, command) for every command and subcommand, such as `audit` and `audit approvals`."""
    for name in COMMANDS:
        yield from _walk(name, load_command(name))


def _walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, subcommands.SubcommandGroup):
        for below in command.modules:
            found = command.get_command(click.Context(command), below)
            assert found is not None
            yield from _walk(f"{name} {below}", found)


class CommandGroup(click.Group):
    """Imports a command only when it is called, to keep `--help` fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMAND_HELP))


COMMAND_HELP: Final = (
    ("addresses", "Địa chỉ đã đăng và sổ địa chỉ. / List published addresses and their ledger."),
    ("affected", "Bài gửi làm đổi những trang nào. / Show sites and pages changed by a submission."),
    ("answer", "Trả lời đề nghị của Ban khác. / Answer another board's offer."),
    ("approve", "Ký duyệt bài gửi để đăng. / Approve a submission for publication."),
    ("archive", "Lưu trữ một bản phát hành (WARC). / Write a release as a web archive."),
    ("audit", "Trả lời câu hỏi kiểm toán. / Answer an auditor's questions."),
    ("backup", "Sao lưu thư mục đích, những gì không có trong Git. / Back up a target."),
    ("board", "Xem bài chờ, duyệt, đăng: một lệnh. / Review pending submissions, decide, publish."),
    ("build", "Dựng toàn bộ cổng ra tệp tĩnh. / Build the portal as static files."),
    ("changed-pages", "Trang khác nhau giữa hai bản dựng. / List pages that differ between two builds."),
    ("check", "Kiểm tra như build, không ghi gì. / Check for everything build would refuse."),
    ("ci", "Chấm bài gửi duyệt, một báo cáo cho Ban. / Judge a submission; one report for its board."),
    ("confirm", "Ghi nhận đã xác thực với bên cung cấp. / Record a supplier's confirmation."),
    ("correct", "Đính chính một bài đã đăng. / Publish a correction notice."),
    ("diff", "Bài gửi đổi những gì, nói bằng chữ. / Show in words what a submission changes."),
    ("direct", "Ghi nhận chỉ đạo của Ban Biên tập. / Record a directive of the board."),
    ("due", "Tính hạn cuối theo luật. / Calculate a legal due date."),
    ("emergency", "Ký đăng khẩn, duyệt bổ sung sau. / Publish at once, approve later."),
    ("explain", "Giải thích một mã lỗi. / Explain a code."),
    ("forge", "Thiết lập máy chủ kho theo danh sách phân công. / Generate forge settings from the roster."),
    ("governance", "Danh sách phân công: ai được duyệt. / Manage the roster of approvers."),
    ("history", "Lịch sử thay đổi của bài. / Page histories for readers."),
    ("init", "Tạo một cổng tối thiểu. / Create a minimal portal."),
    ("inspect", "Soi HTML của các trang đã dựng. / Inspect the HTML of built pages."),
    ("judge-push", "Chỉ chấm những gì sắp phát hành. / Judge the next release without building it."),
    ("lint", "Kiểm tra theo quy tắc và thời hạn. / Check content against rules and time limits."),
    ("new", "Tạo tệp bài mới. / Create a new page."),
    ("next-change", "Khi nào bản dựng đổi theo thời gian. / Show when the output next changes by time."),
    ("offer", "Đề nghị trang khác đăng một bài. / Offer an item to another board."),
    ("queue", "Bài gửi duyệt đang chờ, còn bao lâu. / List pending submissions and their time left."),
    ("ratify", "Duyệt bổ sung những gì đã đăng. / Approve published changes afterwards."),
    ("receipt", "Biên nhận: máy chủ nhận gì, lúc nào. / Sign and check receipts of pushes."),
    ("redirects", "Địa chỉ cũ và nơi dẫn tới. / List old addresses and their targets."),
    ("reject", "Không duyệt, kèm lý do. / Reject a submission, with the reason."),
    ("release", "Phát hành: chấm, dựng, đưa lên. / Judge, build and publish a release."),
    ("release-status", "Nơi đăng đang hiển thị gì. / Show a target's live release."),
    ("releases", "Những bản có thể quay lại. / List releases available for rollback."),
    ("remove", "Gỡ bài, để lại thông báo. / Remove an item, leaving a notice."),
    ("report", "Báo cáo của Văn phòng, đơn vị vận hành. / Reports of the Office and the operator."),
    ("restore", "Khôi phục một bản sao lưu. / Restore a backup."),
    ("restore-drill", "Diễn tập khôi phục, biên bản kèm kết quả. / Rehearse a restore, with a report."),
    ("return", "Trả lại để bổ sung, làm rõ. / Return a submission for completion."),
    ("review", "Ghi nhận đã biên tập, đề nghị duyệt. / Record a review and propose approval."),
    ("rollback", "Quay lại bản phát hành trước. / Go back to a previous release."),
    ("schema", "Ghi JSON Schema cho trình soạn thảo. / Write the JSON Schemas."),
    ("serve", "Xem thử trên máy, tự cập nhật. / Preview locally, with live reload."),
    ("server-config", "Cấu hình nginx, Caddy cho cổng này. / Web server settings for this portal."),
    ("sign-release", "Ký bản kê của bản phát hành. / Sign the manifest of a release."),
    ("translate", "Tạo hoặc cập nhật bản dịch. / Create or update a translation."),
    ("verify", "Trang này có đúng là của cổng không. / Verify a page against the portal's release."),
    ("verify-approval", "Ai đã ký phiếu này, có giá trị không. / Verify a record and its signer."),
    ("why", "Vì sao một tệp được làm lại. / Explain why an output was rebuilt."),
    ("withdraw", "Thu hồi bài, bài vẫn đọc được. / Withdraw an item, under a notice."),
)


@click.group(
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Ví dụ / Examples:  portalgen serve  ·  portalgen build --out public  ·  portalgen new news --site sngv --title 'Hội nghị'",
)
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="Thư mục của cổng. / The portal's folder.  [.]",
)
@click.option(
    "--language",
    type=click.Choice(["vi", "en"]),
    default=None,
    envvar="PORTALGEN_LANGUAGE",
    help="Ngôn ngữ của thông báo. / Language of messages.  [vi]",
)
@click.version_option(__version__, prog_name="portalgen")
@click.pass_context
def portalgen(context: click.Context, root: Path, language: str | None) -> None:
    """Cổng thông tin điện tử của một tỉnh, dựng từ Markdown trong Git.

    A province's electronic portal, built from Markdown in Git.
    """
    context.obj = CommandState(root.resolve(), language or "vi", is_own_process=context.obj is True)


def main() -> None:
    """Run a command and end the process with its exit code; the entry point."""
    # Otherwise pydantic searches every installed package for plugins: 10 ms, and foreign code in our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # loaded modules stay; a build enables it again when rendering (pipeline.check)
    code = run_command(sys.argv[1:], is_own_process=True)
    gc.freeze()  # the process ends here: searching 10,000 pages for cycles would take 0.2 s
    sys.exit(code)


def run_command(arguments: list[str], *, is_own_process: bool = False) -> int:
    """Run a command and return its exit code. Expected errors become messages on stderr.

    If `is_own_process`, the process runs only this command, and the command may fork.
    """
    language = _language_of(arguments)
    try:
        code = portalgen.main(arguments, prog_name="portalgen", standalone_mode=False, obj=is_own_process)
        return code if isinstance(code, int) else 0
    except PortalgenError as error:
        click.echo(f"portalgen: {error.sentence(language)}", err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(usage.format_usage_error(error, language, COMMANDS), err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("portalgen: " + ("interrupted" if language == "en" else "đã dừng theo yêu cầu"), err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a system error, raised anywhere
        if os.environ.get("PORTALGEN_DEBUG"):  # it may be a bug of ours; the message does not show its location
            _print_traceback()
        click.echo(f"portalgen: {usage.format_system_error(error, language)}", err=True)
        return 2
    except Exception:  # a bug keeps its traceback and has its own exit code
        _print_traceback()
        return 3


def _print_traceback() -> None:
    traceback.print_exc()


def _language_of(arguments: list[str]) -> str:
    """Return the language of messages; options after the command name are ignored."""
    places = (index for index, each in enumerate(arguments) if each in COMMANDS and arguments[index - 1] != "--root")
    command = next(places, len(arguments))
    for index, argument in enumerate(arguments[:command]):
        if argument == "--language" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return os.environ.get("PORTALGEN_LANGUAGE", "vi")
