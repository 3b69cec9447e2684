"""The check of WRD234; its page is `WRD234.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import Trace, find_traces

_NAMES: Final = r"(?:họ[ _](?:và[ _])?tên|ho_?ten|tên|địa[ _]chỉ|số[ _]điện[ _]thoại|ngày[ _]sinh|chức[ _]vụ|đơn[ _]vị|email|số[ _]cccd)"
_TEX: Final = (
    r"(?:(?:long)?(?:left|right|Left|Right)+arrow|to|d?frac|times|cdot|div|pm|leq?|geq?|neq?|approx|equiv|infty|sqrt|sum|prod|int|"
    r"text(?:bf|it)?|math(?:bf|rm|it|bb|cal)|circ|degree|quad|ldots|alpha|beta|gamma|delta|Delta|lambda|mu|pi|sigma|omega|left|right)"
)
"""LaTeX commands."""
_NOT_NAMED: Final = r"(?<!ô )(?<!mục )(?<!trường )(?<!cột )(?<!phần )(?<!dòng )(?<!chữ )(?<!từ )(?<!nút )"
_TRACES: Final = (
    Trace(
        ("Error!", "Lỗi!"),
        re.compile(
            r"(?:Error|Lỗi)! (?:Bookmark not defined|Reference source not found|No text of specified style|"
            r"Hyperlink reference not valid|Không tìm thấy nguồn tham chiếu|Thẻ đánh dấu không được xác định)\.?"
        ),
    ),
    Trace(
        ("{",),
        re.compile(
            r"\{ ?(?:PAGE|NUMPAGES|MERGEFIELD|HYPERLINK|TOC|REF|DATE|FILENAME|SEQ|PAGEREF|INCLUDEPICTURE)(?: [^{}\n]{0,80})?\}"
        ),
    ),
    Trace(
        ("«", "<<"),
        re.compile(
            rf"«(?:MERGEFIELD [^«»\n]{{1,40}}|\w+_\w+)»|{_NOT_NAMED}(?:«{_NAMES}»|<<\s?(?:{_NAMES}|\w+_\w+)\s?>>)",
            re.IGNORECASE,
        ),
    ),
    Trace(
        ("cid:", "file:///", "data:image", ":\\"),
        re.compile(
            r"\[cid:[^\]\s]+\]|(?<!\w)file:///[^\s<>)]*|(?<!\w)data:image/\w+[;,][^\s<>)]*|"
            r"(?<!\w)[A-Z]:\\(?:Users|Documents|Downloads|Desktop|Program Files)[^\s<>]*"
        ),
    ),
    Trace(
        ("oaicite", "†", "turn0", "turn1", "turn2", "turn3"),
        re.compile(
            r":?(?:contentReference\W{0,2})?oaicite:\d+\W?(?!\]?\{)|【[^【】\n]{1,40}†[^【】\n]{0,40}】|"
            r"\[\d{1,3}†[^\[\]\n]{0,40}\]|(?:cite\W{0,2})?turn\d{1,2}(?:search|view|news|fetch|file|image)\d{1,3}"
        ),
    ),
    Trace(
        ("\\",),
        re.compile(
            rf"\$[^$\n]{{0,60}}\\{_TEX}(?![a-zA-Z])[^$\n]{{0,60}}\$|(?<![\w:\\/])\\{_TEX}(?![a-zA-Z\\])(?:\{{[^{{}}\n]{{0,60}}\}}){{0,2}}"
        ),
    ),
    Trace(
        ("&",),
        re.compile(r"&(?:amp;)?(?:nbsp|quot|amp|lt|gt|ldquo|rdquo|ndash|mdash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});"),
    ),
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD234 once for each block that shows such a code."""
    for words, place in find_traces(text, *_TRACES):
        yield violation("WRD234", place, text=words)


RULE: Final = PageRule("WRD234", check)
