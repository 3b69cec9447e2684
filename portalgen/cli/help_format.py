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
from portalgen.cli.placeholders import list_placeholders, name_placeholders
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
_DEFAULTS: Final = MappingProxyType(
    {
        "required": "bắt buộc",
        "now": "bây giờ",
        "today": "hôm nay",
        "all": "tất cả",
        "number of cores": "số nhân của máy",
        "the first": "bảng đầu tiên",
        "the terminal": "màn hình",
        "the working folder": "thư mục đang có",
        "the whole portal": "cả cổng",
        "the main site": "trang chính",
        "the kind's own": "của loại ấy",
        "the old one": "như cũ",
        "from the history": "theo lịch sử",
        "origin/main, else main": "origin/main, không có thì main",
        "by the ending of --out, else text": "theo đuôi tệp của --out, không có thì text",
        "the first that can govern": "lần đầu có đủ người duyệt",
        "unless --site": "nếu không có --site",
        "the backup's": "của bản sao lưu",
        "bundle in the backup": "gói trong bản sao lưu",
        "the holder of a key in ssh-agent": "người có khóa trong ssh-agent",
        "current": "hiện hành",
    }
)
"""Defaults in brackets that are words, in Vietnamese."""
_EXAMPLES: Final = re.compile(r"(?P<vi>Ví dụ) / (?P<en>Examples?)(?P<rest>:.*)", re.DOTALL)
_DEFAULT: Final = re.compile(r"\[(?P<words>[^\[\]]+)\]")
_BOTH: Final = re.compile(r"(?P<vi>.+?[.\]]) / (?P<en>.+?)(?P<rest>(?:  \[.*)?)", re.DOTALL)
_VIETNAMESE: Final = re.compile("[ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũỳýỵỷỹầấậẩẫằắặẳẵềếệểễồốộổỗờớợởỡừứựửữ]", re.IGNORECASE)
_LIST: Final = re.compile(r"[A-Z_]+: ")
"""The beginning of a list of values, such as `KIND: page, news`, alike in both languages."""


def choose_help(text: str, language: str) -> str:
    """Return the part of a help line in `language`. A text in only one language is returned unchanged."""
    own = _OWN_HELP.get(text)
    if own is not None:
        return own.text(language)
    both = _EXAMPLES.fullmatch(text) or _BOTH.fullmatch(text)
    if both is None:
        return _translate_defaults(text) if language == "vi" else text
    if language != "vi":
        return both["en"] + both["rest"]
    return both["vi"] + ("" if both["vi"].endswith("]") else _translate_defaults(both["rest"]))


def _translate_defaults(text: str) -> str:
    return _DEFAULT.sub(lambda found: f"[{_DEFAULTS.get(found['words'], found['words'])}]", text)


def choose_paragraphs(text: str, language: str) -> str:
    """Return the paragraphs of a description that are in `language`. Lists of values are always included."""
    chosen = []
    for paragraph in text.split("\n\n"):
        line = " ".join(paragraph.split())
        if _EXAMPLES.fullmatch(line) or _BOTH.fullmatch(line):
            chosen.append(choose_help(line, language))
        elif _LIST.match(line) or (_VIETNAMESE.search(line) is not None) == (language == "vi"):
            chosen.append(paragraph)
    return "\n\n".join(chosen) or text


class LocalizedFormatter(HelpFormatter):
    """Writes help in `language`.

    `width` and `max_width` are in characters; None means the width of the terminal. `arguments` are the placeholders of
    the command's arguments, which its description may name.
    """

    def __init__(
        self,
        language: str,
        width: int | None = None,
        max_width: int | None = None,
        arguments: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(width=width, max_width=max_width)
        self.language = language
        self._arguments = arguments

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        args = name_placeholders(args, self.language)
        super().write_usage(prog, args, f"{_HEADINGS['Usage'].text(self.language)}:" if prefix is None else prefix)

    def write_heading(self, heading: str, newline: bool = True) -> None:
        name = _HEADINGS.get(heading)
        super().write_heading(name.text(self.language) if name is not None else heading, newline)

    def write_text(self, text: str, *arguments: Any, **options: Any) -> None:
        chosen = name_placeholders(choose_paragraphs(text, self.language), self.language, self._arguments)
        super().write_text(chosen, *arguments, **options)

    def write_dl(self, rows: Iterable[tuple[str, Any]], *arguments: Any, **options: Any) -> None:
        chosen = [
            (
                name_placeholders(name, self.language),
                name_placeholders(choose_help(text, self.language), self.language, list_placeholders(name))
                if isinstance(text, str)
                else text,
            )
            for name, text in rows
        ]
        super().write_dl(chosen, *arguments, **options)


def write_command_sections(formatter: click.HelpFormatter, sections: Sequence[CommandSection]) -> None:
    """Write the sections of commands with aligned names. `formatter` is the help formatter of `HelpContext`."""
    assert isinstance(formatter, LocalizedFormatter)
    language = formatter.language
    formatter.write_many_sections(
        [
            HelpSection(each.title.text(language), [(entry.name, entry.help.text(language)) for entry in each.entries])
            for each in sections
        ]
    )
