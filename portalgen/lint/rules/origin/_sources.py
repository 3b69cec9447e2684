"""Sources that a news item names only in its text."""

from __future__ import annotations

import re
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.text.press import is_source_line

_SOURCE: Final = re.compile(
    r"[(\[]?\s*(?:Nguồn|Theo nguồn|Theo|Source)\s*:\s*\S.{0,80}|"
    r"(?:.*\S)?\s*[(\[]\s*(?:(?:Nguồn|Theo nguồn|Theo|Source)\s*:\s*[^()\n]{1,80}|Theo (?:nguồn )?(?-i:Báo (?!cáo)|Tạp chí|Đài (?!Khí)|Cổng |Trang (?:tin|thông tin)|"
    r"TTXVN|Thông tấn xã|VOV|VTV|VnExpress|Vietnam\+|[\w.-]+\.vn\b)[^()\n]{0,80})[)\]]\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
"""A line that is only a source, or a source in brackets at the end; not `(theo Quyết định số …)`."""
_SIGN: Final = re.compile(r"nguồn|theo|source", re.IGNORECASE)
_FROM_END: Final = 120


def needs_source(text: PageText) -> bool:
    """Return True if the page is original news without a `source` in its front matter."""
    return text.page.kind.is_report and is_original(text) and not text.keys.get("source")


def find_source_at_end(text: PageText) -> Place | None:
    """Return the place of the last paragraph if it is, or ends with, the source; else None."""
    if not text.outline.texts or text.outline.tables:
        return None
    last = text.outline.texts[-1]
    if last.kind != "paragraph":
        return None
    if is_source_line(last.text):
        return last.place
    is_signed = _SIGN.search(last.text, max(len(last.text) - _FROM_END, 0)) is not None
    return last.place if is_signed and _SOURCE.fullmatch(last.text) else None
