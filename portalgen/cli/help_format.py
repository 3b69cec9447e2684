"""The help of a command in one language, with sections as cloup lays them out.

Texts of help are written once in both languages: options as `Tiếng Việt. / English.  [default]`, descriptions as
Vietnamese paragraphs followed by English ones. Loaded for `--help` only: cloup takes 20 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any, Final

import click
from cloup.formatting import HelpFormatter, HelpSection

from portalgen.cli.command_table import CommandSection
from portalgen.text.bilingual import Bilingual as B

_HEADINGS: Final = MappingProxyType(
    {
        "Usage": B("Cách dùng", "Usage"),
        "Options": B("Tùy chọn", "Options"),
        "Commands": B("Lệnh", "Commands"),
    }
)
_OWN_HELP: Final = MappingProxyType(
    {
        "Show this message and exit.": B("Hiện hướng dẫn này.", "Show this message and exit."),
        "Show the version and exit.": B("Hiện phiên bản.", "Show the version and exit."),
    }
)
"""Texts of click itself, which it writes in English."""
_BOTH: Final = re.compile(r"(?P<vi>.+?) / (?P<en>.+?)(?P<rest>(?:  \[.*)?)", re.DOTALL)
_VIETNAMESE: Final = re.compile("[ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũỳýỵỷỹầấậẩẫằắặẳẵềếệểễồốộổỗờớợởỡừứựửữ]", re.IGNORECASE)
_LIST: Final = re.compile(r"[A-Z_]+: ")
"""The beginning of a list of values, such as `KIND: page, news`, alike in both languages."""


def choose_help(text: str, language: str) -> str:
    """Return a line of help in `language`; a text in one language is returned as it is."""
    own = _OWN_HELP.get(text)
    if own is not None:
        return own.text(language)
    both = _BOTH.fullmatch(text)
    if both is None:
        return text
    return both["vi" if language == "vi" else "en"] + both["rest"]


def choose_paragraphs(text: str, language: str) -> str:
    """Return the paragraphs of a description in `language`, with lists of values."""
    chosen = []
    for paragraph in text.split("\n\n"):
        line = " ".join(paragraph.split())
        if _BOTH.fullmatch(line):
            chosen.append(choose_help(line, language))
        elif _LIST.match(line) or (_VIETNAMESE.search(line) is not None) == (language == "vi"):
            chosen.append(paragraph)
    return "\n\n".join(chosen) or text


class LocalizedFormatter(HelpFormatter):
    """Writes help in `language`; `width` and `max_width` are in characters, None for those of the terminal."""

    def __init__(self, language: str, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.language = language

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, f"{_HEADINGS['Usage'].text(self.language)}:" if prefix is None else prefix)

    def write_heading(self, heading: str, newline: bool = True) -> None:
        name = _HEADINGS.get(heading)
        super().write_heading(name.text(self.language) if name is not None else heading, newline)

    def write_text(self, text: str, *arguments: Any, **options: Any) -> None:
        super().write_text(choose_paragraphs(text, self.language), *arguments, **options)

    def write_dl(self, rows: Iterable[tuple[str, Any]], *arguments: Any, **options: Any) -> None:
        chosen = [(name, choose_help(text, self.language) if isinstance(text, str) else text) for name, text in rows]
        super().write_dl(chosen, *arguments, **options)


def write_command_sections(formatter: click.HelpFormatter, sections: Sequence[CommandSection]) -> None:
    """Write the sections of commands, their names aligned. `formatter` is that of `HelpContext`."""
    assert isinstance(formatter, LocalizedFormatter)
    language = formatter.language
    formatter.write_many_sections(
        [
            HelpSection(each.title.text(language), [(entry.name, entry.help.text(language)) for entry in each.entries])
            for each in sections
        ]
    )
