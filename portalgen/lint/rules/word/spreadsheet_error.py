"""The check of WRD235; its page is `WRD235.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import find_table_rows

_SIGN: Final = re.compile(r"#(?:[RNVDS]|###)")
_ERROR: Final = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!)|#{4,}")
_SCIENTIFIC: Final = re.compile(r"\d[.,]\d{1,10}E\+(?:1\d|20)")
_NUMBER: Final = re.compile(
    r"(?<!\w)(?:số|mã|cccd|cmnd|tài khoản|mst|điện thoại|barcode|number|code|account|phone|no\.?|id)(?!\w)",
    re.IGNORECASE,
)
"""Headings of columns with identifiers, which nobody writes as powers of ten."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD235 at the first such cell of each row; the first column may name spreadsheet errors."""
    if not text.outline.tables or ("E+" not in text.body and not _SIGN.search(text.body)):
        return
    for row in find_table_rows(text):
        for index, cell in enumerate(row.cells):
            header = row.headers[index] if index < len(row.headers) else ""
            is_error = index > 0 and _ERROR.fullmatch(cell.text)
            if is_error or (_SCIENTIFIC.fullmatch(cell.text) and _NUMBER.search(header)):
                yield violation("WRD235", text.span(row.line, cell.column, len(cell.text)), text=cell.text[:20])
                break


RULE: Final = PageRule("WRD235", check)
