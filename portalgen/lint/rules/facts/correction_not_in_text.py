"""The check of FCT243; its page is `FCT243.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, is_original
from portalgen.lint.rules.facts._corrections import CorrectedText, find_corrections, value_key

_NOTES: Final = "change_notes"
_APART: Final = frozenset((_NOTES, "suppress"))
_IN_FILE: Final = re.compile(
    r"(?<!\w)(?:tệp|phụ lục|ảnh|hình|bản đồ|đính kèm|biểu|bảng|phim|video|liên kết|đường dẫn|địa chỉ)(?!\w)|\.(?:pdf|docx?|xlsx?)",
    re.IGNORECASE,
)
"""A correction elsewhere than in the text of the page."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT243 for each correction in `change_notes` if the page contains neither its old nor its new value.

    Skips pages with attachments or data, to which the note may refer, and values corrected again by a later note.
    """
    if _NOTES not in text.keys or not is_original(text) or text.keys.get("attachments") or "{{" in text.body:
        return
    notes = [(value, location) for value, location, key in text.strings() if location[0] == _NOTES and key == "note"]
    found = [
        (each, location) for value, location in notes if not _IN_FILE.search(value) for each in find_corrections(value)
    ]
    if not found:
        return
    written = CorrectedText((*(value for value, location, _ in text.strings() if location[0] not in _APART), text.body))
    corrected_later: set[str] = set()
    for each, location in reversed(found):
        is_changed_again = value_key(each.new) in corrected_later
        corrected_later.add(value_key(each.old))
        if not is_changed_again and not written.contains(each.new) and not written.contains(each.old):
            places = find_in_value(text, location, re.compile(re.escape(each.text)))
            for place in islice(places, 1):
                yield violation("FCT243", place, old=each.old, new=each.new)


RULE: Final = PageRule("FCT243", check)
