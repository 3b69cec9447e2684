"""Formats usage errors in Vietnamese or English, since click's own messages are only in English."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from difflib import get_close_matches
from tempfile import gettempdir
from typing import Final

import click

from portalgen.cli.placeholders import name_placeholders

_COMMON: Final = ("--root", "--language")
"""Options that precede the command name."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})

_EXTRA: Final = re.compile(r"Got unexpected extra arguments? \((.*)\)\.?", re.DOTALL)
_PROBLEMS: Final = tuple(
    (re.compile(pattern, re.DOTALL), translations)
    for pattern, translations in (
        (
            r"['\"](.*)['\"]: YYYY-MM-DD .*",
            (
                "`{0}` không phải là thời điểm (từ năm 1945 đến 2100); ghi như 2026-11-24 hoặc 2026-11-24T08:00",
                "`{0}` is not a time (from 1945 to 2100); write it as 2026-11-24 or 2026-11-24T08:00",
            ),
        ),
        (r"Directory ['\"](.*)['\"] does not exist\.", ("không có thư mục `{0}`", "there is no folder `{0}`")),
        (r"(?:File|Path) ['\"](.*)['\"] does not exist\.", ("không có tệp `{0}`", "there is no file `{0}`")),
        (
            r"Directory ['\"](.*)['\"] is a file\.",
            ("`{0}` là tệp, không phải thư mục", "`{0}` is a file, not a folder"),
        ),
        (
            r"File ['\"](.*)['\"] is a directory\.",
            ("`{0}` là thư mục, không phải tệp", "`{0}` is a folder, not a file"),
        ),
        (r"\w+ ['\"](.*)['\"] is not readable\.", ("không được phép đọc `{0}`", "no permission to read `{0}`")),
        (
            r"['\"](.*)['\"] is not (?:one of )(.*)\.",
            ("`{0}` không phải là một trong {1}", "`{0}` is not one of {1}"),
        ),
        (r"['\"](.*)['\"] is not a valid integer.*", ("`{0}` không phải là số nguyên", "`{0}` is not an integer")),
        (
            r"(\S+) is not in the range (-?\d+)<=x<=(-?\d+)\.",
            ("`{0}` phải từ {1} đến {2}", "`{0}` must be from {1} to {2}"),
        ),
        (
            r"Option ['\"](.*)['\"] requires an argument\.",
            ("tùy chọn `{0}` cần một giá trị", "option `{0}` needs a value"),
        ),
        (
            r"Option ['\"](.*)['\"] does not take a value\.",
            ("tùy chọn `{0}` không nhận giá trị", "option `{0}` takes no value"),
        ),
        (r"Missing command\.", ("thiếu tên lệnh", "the command name is missing")),
    )
)


def format_usage_error(
    error: click.ClickException, language: str, commands: Iterable[str] = (), called: str = "portalgen"
) -> str:
    """Return the message of a usage error with a pointer to the help.

    An unknown error keeps click's own message. `called` is the command whose help is named if the error itself does not
    say it: click knows no command yet while it parses options.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    vi, en = _translate_error(error, tuple(commands))
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else called
    if language == "en":
        return f"portalgen: {en}\nhelp: {path} --help"
    return f"portalgen: {vi}\nxem hướng dẫn: {path} --help"


def _translate_error(error: click.ClickException, commands: tuple[str, ...]) -> tuple[str, str]:
    if isinstance(error, click.NoSuchOption):
        return _translate_unknown_option(error)
    if isinstance(error, click.exceptions.NoSuchCommand):
        group = error.ctx.command if error.ctx is not None else None
        known = tuple(group.list_commands(error.ctx)) if error.ctx and isinstance(group, click.Group) else commands
        vi, en = _format_suggestion(error.command_name, known, ("các lệnh", "commands"))
        return f"không có lệnh `{error.command_name}`{vi}", f"there is no command `{error.command_name}`{en}"
    if isinstance(error, click.MissingParameter):
        vi, en = _name_of_parameter(error)
        if isinstance(error.param, click.Option):
            return f"thiếu tùy chọn `{vi}`", f"option `{en}` is missing"
        return f"thiếu đối số `{vi}`", f"argument `{en}` is missing"
    vi, en = _translate_problem(error.message)
    extra = _EXTRA.fullmatch(error.message)
    if extra is not None and isinstance(error, click.UsageError) and error.ctx is not None:
        return _translate_extra_argument(extra[1], error.ctx.command)
    if isinstance(error, click.BadParameter) and error.param is not None:
        names = _name_of_parameter(error)
        return f"{names[0]}: {vi}", f"{names[1]}: {en}"
    return vi, en


def _translate_extra_argument(words: str, command: click.Command) -> tuple[str, str]:
    """Return the message about further words; they can be parts of a name only if the command takes names."""
    if any(isinstance(each, click.Argument) for each in command.params):
        return (
            f"thừa `{words}` trên dòng lệnh; tên có dấu cách thì đặt trong dấu nháy kép",
            f"unexpected argument `{words}`; quote a name that has spaces",
        )
    options = [each.opts[-1] for each in command.params if each.opts[-1].startswith("--")][:3]
    listed = ", ".join(options)
    return (
        f"thừa `{words}` trên dòng lệnh; lệnh này chỉ nhận tùy chọn: {listed}…",
        f"unexpected argument `{words}`; this command takes only options: {listed}…",
    )


def _translate_unknown_option(error: click.NoSuchOption) -> tuple[str, str]:
    name = error.option_name
    if name in _COMMON:
        return f"`{name}` phải đứng trước tên lệnh", f"`{name}` must precede the command name"
    vi, en = _format_suggestion(name, tuple(error.possibilities or ()), None)
    return f"không có tùy chọn `{name}`{vi}", f"there is no option `{name}`{en}"


def _format_suggestion(word: str, known: tuple[str, ...], listed: tuple[str, str] | None) -> tuple[str, str]:
    """Return the end of a sentence: the closest word, or all known words."""
    close = get_close_matches(word, known, n=1)
    if close:
        return f"; có phải là `{close[0]}`?", f"; did you mean `{close[0]}`?"
    if listed is None:
        return "", ""
    return f"; {listed[0]}: {', '.join(known)}", f"; {listed[1]}: {', '.join(known)}"


def _name_of_parameter(error: click.BadParameter) -> tuple[str, str]:
    """Return `--site` for an option, `TỆP` and `FILE` for an argument."""
    if isinstance(error.param, click.Option):
        return (max(error.param.opts, key=len),) * 2
    name = error.param.human_readable_name if error.param is not None else str(error.param_hint or "?")
    return name_placeholders(name, "vi"), name_placeholders(name, "en")


def _translate_problem(text: str) -> tuple[str, str]:
    for pattern, (vi, en) in _PROBLEMS:
        match = pattern.fullmatch(text)
        if match is not None:
            return vi.format(*match.groups()), en.format(*match.groups())
    return text, text


def format_system_error(error: OSError, language: str) -> str:
    """Return the message for an error of the operating system, with the file concerned if known."""
    problem = error.strerror or type(error).__name__
    place = f"`{error.filename}`: " if error.filename else ""
    if error.errno in _FULL:
        return _format_full_disk(str(error.filename or ""), language)
    if language == "en":
        return (
            f"the system refused {place}{problem}; fix it (permissions, a folder in place of a file) and run this again"
        )
    return f"hệ thống từ chối {place}{problem}; hãy sửa (quyền đọc ghi, thư mục nằm ở chỗ của tệp) rồi chạy lại"


def _format_full_disk(file: str, language: str) -> str:
    """Return the fix for a full disk; `file` is empty if the system does not name it."""
    if language == "en":
        named = f": `{file}` was not written" if file else ""
        return (
            f"the disk is full{named}; free some space and run this again. `df -h` shows the full disk; if it is the "
            "disk of"
            f" temporary files (`{gettempdir()}`), set TMPDIR to a folder on another disk"
        )
    named = f": không ghi được `{file}`" if file else ""
    return (
        f"ổ đĩa đã đầy{named}; hãy giải phóng chỗ rồi chạy lại. `df -h` cho biết ổ nào đầy; nếu là ổ của tệp tạm"
        f" (`{gettempdir()}`) thì đặt biến TMPDIR là một thư mục ở ổ khác"
    )
