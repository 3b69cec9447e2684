"""The check of TXT215; its page is `TXT215.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.text import promised_text
from portalgen.lint.rules.text.placeholder_text import is_filler
from portalgen.text.normalization import nfc
from portalgen.text.placeholders import is_placeholder

_SIGN: Final = re.compile(r"đang|sẽ|chưa|chờ|soon|to be (?:updated|announced)|\btb[ad]\b|updating", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"[\W_]*(?:(?:những |các )?(?:nội dung|thông tin|bài viết|dữ liệu|số liệu|hình ảnh|chuyên mục|trang|mục|phần|văn bản|toàn văn|tài liệu)"
    r"\b|đang|chờ|sẽ|content|information|text|details|to be|tb[ad]\b|updating|coming)",
    re.IGNORECASE,
)
_ACTIONS: Final = ("ập nhật", "ổ sung", "oàn thiện", "iên tập", "oạn", "ây dựng", "pdat", "oon", "nnounced", "tb", "TB")
"""Promised actions, without the first letter, which may be a capital."""
_LONGEST: Final = 160
"""Characters; a promise is short."""
_KEYS: Final = ("title", "summary")


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT215 if a title, a summary or a paragraph only promises content.

    TXT213 reports pages without any other text.
    """
    if text.page.draft or not _may_promise(nfc(text.text)):
        return
    for key in _KEYS:
        value = text.keys.get(key)
        if isinstance(value, str) and _is_promise(value):
            yield violation("TXT215", text.place(key), text=" ".join(value.split())[:60])
    parts = [each for each in text.outline.texts if each.kind == "paragraph" and _is_promise(each.text)]
    if parts and not any(True for _ in promised_text.check(text)):
        for part in parts:
            if not is_filler(part.text):
                yield violation("TXT215", part.place, text=" ".join(part.text.split())[:60])


def _may_promise(text: str) -> bool:
    return any(each in text for each in _ACTIONS)


def _is_promise(words: str) -> bool:
    if len(words) > 2 * _LONGEST:
        return False
    plain = nfc(words)
    return (
        len(plain) <= _LONGEST
        and _SUBJECT.match(plain) is not None
        and _may_promise(plain)
        and _SIGN.search(plain) is not None
        and is_placeholder(plain)
    )


RULE: Final = PageRule("TXT215", check)
