"""The check of ATT219; its page is `ATT219.md`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import show_text

_MAY_BE: Final = re.compile(r"[=@+-]")
_ALWAYS: Final = re.compile(r"=\s*[^\s=>]|@\s*[\w.]+\s*\(")
_SIGNED: Final = re.compile(r"[+-](?=\S)")
_CALL: Final = re.compile(r"[A-Za-z_.\d]\(|\||!\$?[A-Z]{1,3}\$?\d")
"""A function call, a call of another program (DDE), or a cell of another sheet."""
_CALCULATION: Final = re.compile(r"[A-Z\d.,:$%+*/^&-]+")
_REFERENCE: Final = re.compile(r"(?<![A-Z])\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?!\d)")
_DELIMITERS: Final = (",", ";", "\t", "|")
_SHOWN: Final = 3
_LONGEST: Final = 40


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT219 once per file, with the number of formulas and the first places."""
    if text.format != "csv" or _MAY_BE.search(text.text) is None:
        return
    found = list(_find_formulas(text.text))
    if found:
        shown = [(row, column, show_text(cell[:_LONGEST])) for row, column, cell in found[:_SHOWN]]
        more = "; …" if len(found) > _SHOWN else ""
        places = LocalizedText(
            "; ".join(f"dòng {row}, cột {column}: `{cell}`" for row, column, cell in shown) + more,
            "; ".join(f"line {row}, column {column}: `{cell}`" for row, column, cell in shown) + more,
        )
        yield attachment_violation(count=str(len(found)), places=places)


def is_formula(cell: str) -> bool:
    """Return True if a spreadsheet program would evaluate this cell.

    Signed numbers, telephone numbers, and dashes (alone or before text) are not formulas.
    """
    written = cell.lstrip("\t\r\n")
    if _ALWAYS.match(written):
        return True
    if not _SIGNED.match(written):
        return False
    rest = written[1:]
    return _CALL.search(rest) is not None or (
        _CALCULATION.fullmatch(rest) is not None and _REFERENCE.search(rest) is not None
    )


def _find_formulas(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (line, column, cell) for each formula, with lines and columns counted from 1."""
    first = text[: text.find("\n") + 1] or text
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in rows:
            for column, cell in enumerate(row, 1):
                if is_formula(cell):
                    yield line, column, cell.strip()
            line = rows.line_num + 1
    except csv.Error:  # the cell exceeds the limit of csv: the rest is not a table
        return


RULE: Final = AttachmentRule("ATT219", check)
