"""Groups of commands such as `audit approvals`.

Each group has a table of names, and imports a command when called.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from portalgen.cli.help_context import HelpContext, HelpfulGroup


class SubcommandGroup(HelpfulGroup):
    """A group of subcommands. Each subcommand is a module that contains a `command`."""

    def __init__(self, *arguments: Any, modules: Mapping[str, tuple[str, str]], **options: Any) -> None:
        """`modules` maps name to (module, line of help), in display order."""
        super().__init__(*arguments, **options)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return None
        command: click.Command = importlib.import_module(self.modules[cmd_name][0]).command
        command.context_class = HelpContext
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help) for name, (_, help) in self.modules.items()])
