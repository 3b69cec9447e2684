"""Makes `--help` use the chosen language, for the program, its groups and its commands."""

from __future__ import annotations

import click

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.cli import help_format, placeholders


@frozen
class CommandStart:
    """The object stored in the program's click context before the program's own options are parsed."""

    language: str
    """The language of messages: `vi` or `en`. Help is printed before the option `--language` is parsed."""
    is_own_process: bool = False


class HelpContext(click.Context):
    """A click context that prints help in the language of messages."""

    def make_formatter(self) -> click.HelpFormatter:
        language = getattr(self.find_root().obj, "language", "vi")
        arguments = " ".join(
            each.make_metavar(self) for each in self.command.params if isinstance(each, click.Argument)
        )
        return help_format.LocalizedFormatter(
            language, self.terminal_width, self.max_content_width, placeholders.list_placeholders(arguments)
        )


class HelpfulGroup(click.Group):
    """A click group that prints its help in the language of messages."""

    context_class = HelpContext
