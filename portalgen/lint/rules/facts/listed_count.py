"""The check of FCT215; its page is `FCT215.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    rf"(?<![\w.,/-])(?P<text>(?P<count>\d{{1,2}}|{'|'.join(_SMALL)}) (?P<what>thủ tục|dịch vụ công|lớp tập huấn|nội dung|nhiệm vụ|việc|loại giấy tờ|giấy tờ|trường hợp|"
    r"bước|nhóm|tiêu chí|giải pháp|điều kiện|khu vực|tuyến đường|hạng mục|nguồn vốn|địa điểm|đợt|hình thức|thành phần|vị trí))(?!\w)",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"(?P<indent>[ \t>]*)(?:[-+*]|(?P<number>\d{1,9})[.)])[ \t]+(?P<words>.*)")
_NO_TOTAL: Final = re.compile(
    r"\b(?:ít nhất|tối thiểu|tối đa|hơn|khoảng|gần|một trong|trong|(?<!mang )(?<!kèm )(?<!gửi )theo|ngoài)(?: số)?(?: các)? \Z",
    re.IGNORECASE,
)
"""Words before a count of something else than the entries below."""
_ONLY_SOME: Final = re.compile(
    r"\b(?:trong đó|tiêu biểu|nổi bật|điển hình|chủ yếu|nhất là|đáng chú ý|ví dụ|như)\b(?! sau)|"
    r",\s(?!(?:bao )?gồm\b|cụ thể\b|đó là\b|là\b|như sau\b|sau\b)",
    re.IGNORECASE,
)
"""Words between a count and the colon: the list then names examples, or belongs to another clause."""
_LABEL: Final = re.compile(
    r"[\s*_]*(?:Thời gian|Địa điểm|Đối tượng|Thành phần|Kinh phí|Giảng viên|Hình thức)[^\w\n]", re.IGNORECASE
)
_NOTE: Final = re.compile(r"[\s*_]*(?:Lưu ý|Ghi chú|Chú ý|Ngoài ra)\b", re.IGNORECASE)
_BETWEEN_PARTS: Final = re.compile(r"[,;] | và ")


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT215 for a sentence announcing a number of things, above a list of another number.

    Only a sentence with a single such number and a colon at its end is read.
    """
    blocks = text.outline.blocks
    for index, (block, listed) in enumerate(pairwise(blocks)):
        if block.kind != "paragraph" or listed.kind != "list" or block.depth != listed.depth:
            continue
        if any(line.strip() for line in text.lines[block.end - 1 : listed.line - 1]):
            continue
        after = next((each for each in blocks[index + 2 :] if each.kind == "list" and each.depth == listed.depth), None)
        yield from _check_pair(text, block, listed, after)


def _check_pair(text: PageText, block: BlockPart, listed: BlockPart, after: BlockPart | None) -> Iterator[Violation]:
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
    if _NO_TOTAL.search(words, sentence, match.start()) or _ONLY_SOME.search(words, match.end()):
        return
    entries = _list_entries(text, listed)
    if said != len(entries) and not _may_agree(said, match["what"], [each["words"] for each in entries]):
        following = _list_entries(text, after)[:1] if after is not None else []
        if following and (following[0]["number"] or "0") == str(len(entries) + 1):
            return
        place = text.span(last, match.start("text") + 1, len(match["text"]))
        yield violation("FCT215", place, text=match["text"], count=str(len(entries)))


def _list_entries(text: PageText, block: BlockPart) -> list[re.Match[str]]:
    """Return the first lines of the entries of the list itself, not of lists in it."""
    lines = [match for line in text.lines[block.line - 1 : block.end - 1] if (match := _ITEM.match(line))]
    return [match for match in lines if match["indent"] == lines[0]["indent"]]


def _may_agree(said: int, what: str, entries: Sequence[str]) -> bool:
    """Return True if entries count several things or none: details, notes, groups with numbers of their own."""
    if any(_LABEL.match(each) for each in entries):
        return True
    if any(re.search(rf"\d (?:\w+ )?{re.escape(what)}\b", each, re.IGNORECASE) for each in entries):
        return True
    if len(entries) > said:
        return sum(_NOTE.match(each) is None for each in entries) == said
    return said <= sum(1 + len(_BETWEEN_PARTS.findall(each)) for each in entries)


RULE: Final = PageRule("FCT215", check)
