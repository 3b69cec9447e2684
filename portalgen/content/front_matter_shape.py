"""Explains missing or unclosed front matter, with the text found in its place and the fix."""

from __future__ import annotations

import re
from typing import Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic, place_in_line

_LINE_END: Final = re.compile(r"\r\n?|\n")
_MARK: Final = "---"
_LIKE_MARK: Final = re.compile(r"\s*[-\u2010-\u2015\u2212_*+=~](?:[ \t]*[-\u2010-\u2015\u2212_*+=~])*\s*")
"""Common mistakes for `---`: Word turns it into a dash, others write two or four."""
_KEY: Final = re.compile(r"\s*[\w-]+[ \t]*[:=：]")
_OF_HEAD: Final = re.compile(r"[\w-]+[ \t]*[:=：]|[ \t]+\S|#|-[ \t]")
"""The beginning of a front matter line."""
_FENCE: Final = re.compile(r"\s*(?:`{3,}|~{3,})")
_SEARCHED: Final = 200
"""Number of lines searched for front matter."""

_USE_NEW: Final = LocalizedText(
    "ghi `---` ở dòng đầu, rồi các khóa, rồi `---`; hoặc dùng lệnh portalgen new",
    "write `---` on the first line, then the keys, then `---`; or use portalgen new",
)
_REPLACE: Final = LocalizedText("ghi dòng này thành `---`", "write this line as `---`")
_ADD_ABOVE: Final = LocalizedText("thêm một dòng `---` ngay trên dòng này", "add a line `---` right above this one")
_MOVE: Final = LocalizedText(
    "xóa hoặc chuyển xuống dưới mọi thứ ở trên dòng `---` này, kể cả dòng trống và dấu cách, để nó là dòng đầu",
    "delete or move down everything above this line `---`, including empty lines and spaces, so that it is the "
    "first line",
)
_UNFENCE: Final = LocalizedText(
    "xóa dòng này và dòng đóng khối mã ở dưới; phần thông tin của bài không đặt trong khối mã",
    "delete this line and the line closing the code block; front matter must not be in a code block",
)
_CLOSE: Final = LocalizedText("thêm một dòng `---` sau khóa cuối cùng", "add a line `---` after the last key")


def missing_front_matter_diagnostic(text: str, path: str) -> Diagnostic:
    """Return FMT120 for a file whose first line does not open its front matter."""
    lines = _LINE_END.split(text.removeprefix("\ufeff"), _SEARCHED)[:_SEARCHED]
    for number, line in enumerate(lines, 1):
        following = lines[number] if number < len(lines) else ""
        if _FENCE.match(line) and (following.strip() == _MARK or _KEY.match(following)):
            return diagnostic("FMT120", _whole(path, number, line), remedy=_UNFENCE)
        if line.strip() == _MARK and _KEY.match(following):
            return diagnostic("FMT120", _whole(path, number, line), remedy=_MOVE)
        if number == 1 and line.strip() and _LIKE_MARK.fullmatch(line):
            return diagnostic("FMT120", _whole(path, number, line), remedy=_REPLACE)
        if number == 1 and _KEY.match(line) and any(each.strip() == _MARK for each in lines):
            return diagnostic("FMT120", _whole(path, number, line), remedy=_ADD_ABOVE)
    return diagnostic("FMT120", Place(path), remedy=_USE_NEW)


def unclosed_front_matter_diagnostic(text: str, path: str) -> Diagnostic:
    """Return FMT121 for a file with front matter opened on the first line and never closed."""
    lines = _LINE_END.split(text, _SEARCHED)[:_SEARCHED]
    for number, line in enumerate(lines[1:], 2):
        if line.strip() and _LIKE_MARK.fullmatch(line):
            return diagnostic("FMT121", _whole(path, number, line), remedy=_REPLACE)
        if not line.strip() or _OF_HEAD.match(line):
            continue
        start = number
        while not lines[start - 2].strip():
            start -= 1  # empty lines above the text are not part of the front matter
        place = _whole(path, start, lines[start - 1]) if start == number else Place(path, start)
        return diagnostic("FMT121", place, remedy=_ADD_ABOVE)
    return diagnostic("FMT121", Place(path), remedy=_CLOSE)


def _whole(path: str, number: int, line: str) -> Place:
    lead = len(line) - len(line.lstrip())
    return place_in_line(path, number, lead + 1, max(len(line.strip()), 1), line)
