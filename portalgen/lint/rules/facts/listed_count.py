"""The check of FCT215; its page is `FCT215.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import BlockPart

_SMALL: Final = MappingProxyType(
    {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
)
_COUNT: Final = re.compile(
    rf"(?<![\w.,/-])(?P<text>(?P<count>\d{{1,2}}|{'|'.join(_SMALL)}) (?P<what>thủ tục|nội dung|nhiệm vụ|việc|loại giấy tờ|giấy tờ|trường hợp|"
    r"bước|nhóm|tiêu chí|giải pháp|điều kiện|khu vực|tuyến đường|hạng mục|nguồn vốn|địa điểm|đợt|hình thức|thành phần|vị trí))(?!\w)",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"(?P<indent>[ \t>]*)(?:[-+*]|\d{1,9}[.)])[ \t]")


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT215 for a sentence that announces a number of things and is followed by a list of another number.

    Only a sentence with a single such number and a colon at its end is read.
    """
    for block, listed in pairwise(text.outline.blocks):
        if block.kind != "paragraph" or listed.kind != "list" or block.depth != listed.depth:
            continue
        if any(line.strip() for line in text.lines[block.end - 1 : listed.line - 1]):
            continue
        yield from _check_pair(text, block, listed)


def _check_pair(text: PageText, block: BlockPart, listed: BlockPart) -> Iterator[Violation]:
    last = max((number for number in range(block.line, block.end) if text.lines[number - 1].strip()), default=0)
    words = text.lines[last - 1] if last else ""
    if not words.rstrip().rstrip("*_").endswith(":"):
        return
    sentence = max(words.rfind(". "), words.rfind("; ")) + 1
    counts = list(_COUNT.finditer(words, sentence))
    numbers = re.findall(r"(?<![\d/.,])\d+(?![\d/.,])", words[sentence:])
    if len(counts) != 1 or len(numbers) > 1:
        return
    (match,) = counts
    said = int(match["count"]) if match["count"].isdigit() else _SMALL[match["count"].casefold()]
    entries = _count_entries(text, listed)
    if said != entries:
        place = text.span(last, match.start("text") + 1, len(match["text"]))
        yield violation("FCT215", place, text=match["text"], count=str(entries))


def _count_entries(text: PageText, block: BlockPart) -> int:
    lines = [match for line in text.lines[block.line - 1 : block.end - 1] if (match := _ITEM.match(line))]
    return sum(match["indent"] == lines[0]["indent"] for match in lines) if lines else 0


RULE: Final = PageRule("FCT215", check)
