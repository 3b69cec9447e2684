"""`portalgen`: finds and runs the commands. Expected errors are turned into messages and exit codes here.

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
    from portalgen.cli.command_table import COMMAND_SECTIONS, COMMANDS
    from portalgen.cli.help_context import CommandStart, HelpContext, HelpfulGroup
    from portalgen.cli.state import CommandState
    from portalgen.errors import PortalgenError
    from portalgen.on_demand import on_demand

    with on_demand():
        import traceback

        from portalgen.cli import help_format, output_encoding, subcommands, usage
except KeyboardInterrupt:  # Ctrl+C while the program is loading
    sys.exit(130)

RECORD_COMMANDS: Final = frozenset(
    {"answer", "approve", "confirm", "direct", "emergency", "offer", "ratify", "reject", "return", "review"}
)
"""Commands that sign a record. They share a module because they differ only in a table."""


NOTICE_COMMANDS: Final = frozenset({"correct", "remove", "withdraw"})
"""Commands that publish a notice to readers; they also share a module."""
_TABLES: Final = {**dict.fromkeys(RECORD_COMMANDS, "sign_record"), **dict.fromkeys(NOTICE_COMMANDS, "tell_readers")}
"""The shared module of each command defined in a table."""


def module_of_command(name: str) -> str:
    """Return the name of a command's module. Each `-` in the command's name becomes `_`."""
    return f"portalgen.cli.{_TABLES.get(name) or name.replace('-', '_')}"


def load_command(name: str) -> click.Command:
    """Import a command's module and return the command."""
    module = importlib.import_module(module_of_command(name))
    command: click.Command = module.commands[name] if name in _TABLES else module.command
    command.context_class = HelpContext
    return command


def walk_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield (words, command) for every command and subcommand. The words are for example `audit approvals`."""
    for name in COMMANDS:
        yield from _walk(name, load_command(name))


def _walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, subcommands.SubcommandGroup):
        for below in command.modules:
            found = command.get_command(click.Context(command), below)
            assert found is not None
            yield from _walk(f"{name} {below}", found)


class CommandGroup(HelpfulGroup):
    """A group that imports a command only when it is called, to keep `--help` fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        help_format.write_command_sections(formatter, COMMAND_SECTIONS)


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
    is_own_process = isinstance(context.obj, CommandStart) and context.obj.is_own_process
    context.obj = CommandState(root.resolve(), language or "vi", is_own_process)


def main() -> None:
    """Run the command given on the command line, and end the process with its exit code.

    This is the entry point.
    """
    # Otherwise pydantic searches every installed package for plugins: 10 ms, and foreign code in our models.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # loaded modules stay; a build enables it again when rendering (pipeline.check)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and stream.encoding.lower() != "utf-8":
            output_encoding.prepare_output(stream)
    code = run_command(sys.argv[1:], is_own_process=True)
    gc.freeze()  # the process ends here: searching 10,000 pages for cycles would take 0.2 s
    sys.exit(code)


def run_command(arguments: list[str], *, is_own_process: bool = False) -> int:
    """Run a command and return its exit code. Expected errors become messages on stderr.

    If `is_own_process`, the process runs only this command, and the command may fork.
    """
    language = _language_of(arguments)
    start = CommandStart(language, is_own_process)
    try:
        code = portalgen.main(arguments, prog_name="portalgen", standalone_mode=False, obj=start)
        return code if isinstance(code, int) else 0
    except PortalgenError as error:
        click.echo(f"portalgen: {error.sentence(language)}", err=True)
        return error.exit_code
    except click.ClickException as error:
        command = arguments[_find_command(arguments) :][:1]
        click.echo(usage.format_usage_error(error, language, COMMANDS, " ".join(("portalgen", *command))), err=True)
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


def _find_command(arguments: list[str]) -> int:
    """Return the place of the command name, or the number of arguments if there is none."""
    places = (index for index, each in enumerate(arguments) if each in COMMANDS and arguments[index - 1] != "--root")
    return next(places, len(arguments))


def _language_of(arguments: list[str]) -> str:
    """Return the language of messages; options after the command name are ignored."""
    for index, argument in enumerate(arguments[: _find_command(arguments)]):
        if argument == "--language" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return os.environ.get("PORTALGEN_LANGUAGE", "vi")
