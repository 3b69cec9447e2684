"""The check of ATT223; its page is `ATT223.md`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import show_text
from portalgen.lint.rules.facts._totals import find_wrong_totals

_SIGNS: Final = ("ổng", "ộng", "ỔNG", "ỘNG", "oàn ", "Cả ", "otal")
"""Any file with a row of totals has one of them."""
_DELIMITERS: Final = (",", ";", "\t", "|")
_LONGEST: Final = 200_000
"""Longer files are data rather than a table for readers."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT223 for the first total of a CSV file that is not the sum of its column.

    The unit of a column is unknown here, so whole numbers may be rounded, and averages are left out.
    """
    if text.format != "csv" or text.is_truncated or len(text.text) > _LONGEST:
        return
    if not any(sign in text.text for sign in _SIGNS):
        return
    lines = _read_lines(text.text)
    if len(lines) < 2:
        return
    rows = [row for _, row in lines]
    for index, column, result in find_wrong_totals(rows[0], rows[1:], lambda _: True, is_known=False):
        line, row = lines[index + 1]
        yield attachment_violation(
            total=show_text(row[column].strip()), line=str(line), column=str(column + 1), sum=result
        )
        return


def _read_lines(text: str) -> list[tuple[int, list[str]]]:
    """Return (line, cells) of each row with text."""
    first = text[: text.find("\n") + 1] or text
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    try:
        return [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error:  # the cell exceeds the limit of csv
        return []


RULE: Final = AttachmentRule("ATT223", check)
