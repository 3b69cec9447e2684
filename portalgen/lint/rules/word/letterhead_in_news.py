"""The check of WRD243; its page is `WRD243.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_PARTS: Final = tuple(
    re.compile(rf"(?:\A|\n|\t|[ \xa0]{{2}})[*_\s]*(?:{each})", re.IGNORECASE)
    for each in (
        "cộng hòa xã hội chủ nghĩa việt nam|cộng hoà xã hội chủ nghĩa việt nam",
        r"độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc",
        r"nơi nhận\s*:",
        r"(?:kt|tm|tl|tuq)\.\s?(?:giám đốc|chủ tịch|ủy ban|uỷ ban|chánh văn phòng|trưởng|bộ trưởng|ubnd)",
    )
)
_SIGNS: Final = tuple(sign.encode() for sign in ("hủ nghĩa", "HỦ NGHĨA", "ơi nhận", "ƠI NHẬN"))
"""Text with two of the parts contains at least one of these signs."""
_LONGEST: Final = 160
"""Maximum characters of a block with such a part; a longer block is a sentence about it."""
_AT_LEAST: Final = 2
_RECIPIENTS: Final = re.compile(r"[*_\s]*nơi nhận\s*:[*_\s]*(?:[-+]|\Z)", re.IGNORECASE)
_SUMMARY: Final = 1_000
"""Maximum characters of a text that describes an attached document instead of repeating it."""
_OF_NEWS: Final = LocalizedText(
    "xóa các phần ấy, chỉ để nội dung; đăng chính văn bản thì dùng kind: legal_document hoặc đính kèm tệp",
    "delete them and keep the text; publish a document itself as kind: legal_document, or attach it",
)
_OF_DOCUMENT: Final = LocalizedText(
    "xóa `Nơi nhận` và các dòng bên dưới: tệp đính kèm đã có phần này",
    "delete the recipients: the attached file has them",
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD243 at the first of two parts of a letterhead in news, or at recipients below a document's description.

    Quotations may show the letterhead, and the full text of a document ends with its recipients.
    """
    if not any(sign in text.data for sign in _SIGNS):
        return
    if text.page.kind.is_document:
        yield from _check_document(text)
        return
    if not text.page.kind.is_report:
        return
    places = []
    for pattern in _PARTS:
        for part in text.outline.texts:
            if len(part.text) <= _LONGEST and pattern.search(part.text):
                if ">" not in text.lines[part.place.line - 1][: part.place.column - 1]:
                    places.append(part.place)
                break
    if len(places) >= _AT_LEAST:
        yield violation("WRD243", min(places, key=lambda place: place.line), cure=_OF_NEWS)


def _check_document(text: PageText) -> Iterator[Violation]:
    parts = text.outline.texts
    if "attachments" not in text.keys or text.outline.headings or sum(len(part.text) for part in parts) > _SUMMARY:
        return
    for part in parts[1:]:
        if part.kind == "paragraph" and _RECIPIENTS.match(part.text):
            yield violation("WRD243", part.place, cure=_OF_DOCUMENT)
            return


RULE: Final = PageRule("WRD243", check)
