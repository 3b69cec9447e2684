"""The check of DOC219; its page is `DOC219.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import nfc

_NUMBER: Final = re.compile(r"^[ \t*_>|]*Số\s*:?\s*(?P<number>\d+\s*/\s*[^\s,;.*_|]+)", re.MULTILINE)
_BASIS: Final = re.compile(r"^[ \t*_>|-]*Căn cứ\s", re.MULTILINE)
_SIGNED: Final = re.compile(
    r"^[ \t*_>|]*(?:Nơi nhận\s*:|(?:KT|TM|TL|TUQ)\.\s*\S)|\(?\b[Đđ]ã ký\)?|"
    r"^[ \t*_>|]*(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)[ \t*_|]*$",
    re.MULTILINE,
)


def check(text: PageText) -> Iterator[Violation]:
    """DOC219 where a page that is no document bears the number, the bases and the signature of one."""
    page = text.page
    if page.kind.is_document or page.draft:
        return
    number = _NUMBER.search(nfc(text.body))
    if number is not None and _BASIS.search(nfc(text.body)) and _SIGNED.search(nfc(text.body)):
        yield violation("DOC219", text.place("kind"), number=" ".join(number["number"].split()))


RULE: Final = PageRule("DOC219", check)
