"""The check of SRC210; its page is `SRC210.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original

_SOURCE: Final = re.compile(
    r"[(\[]?\s*(?:Nguồn|Theo nguồn|Theo|Source)\s*:\s*\S.{0,80}|"
    r"(?:.*\S)?\s*[(\[]\s*(?:(?:Nguồn|Theo nguồn|Theo|Source)\s*:\s*[^()\n]{1,80}|Theo (?:nguồn )?(?-i:Báo (?!cáo)|Tạp chí|Đài |Cổng |Trang (?:tin|thông tin)|"
    r"TTXVN|Thông tấn xã|VOV|VTV|VnExpress|Vietnam\+|[\w.-]+\.vn\b)[^()\n]{0,80})[)\]]\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
"""A line that is the source, or a source in brackets at the end; not `(theo Quyết định số …)`."""
_SIGN: Final = re.compile(r"nguồn|theo|source", re.IGNORECASE)
_FROM_END: Final = 120


def check(text: PageText) -> Iterator[Violation]:
    """SRC210 where a news item ends with its source and its front matter names none (QĐ 2111, Art. 8(3))."""
    page = text.page
    if not page.kind.is_report or not is_original(text) or text.keys.get("source") or not text.outline.texts:
        return
    last = text.outline.texts[-1]
    if (
        last.kind != "paragraph"
        or text.outline.tables
        or not _SIGN.search(last.text, max(len(last.text) - _FROM_END, 0))
    ):
        return
    if _SOURCE.fullmatch(last.text):
        yield violation("SRC210", last.place)


RULE: Final = PageRule("SRC210", check)
