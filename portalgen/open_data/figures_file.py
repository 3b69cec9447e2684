"""Files of figures as true CSV: the copy among the data files has the format of tables, whatever the original."""

from __future__ import annotations

import re
from typing import Final

from portalgen.config.portal import Site
from portalgen.documents.csv_table import CsvFault, read_csv_records
from portalgen.open_data.addresses import data_address
from portalgen.open_data.csv_file import UTF8_MARK, encode_csv_records, guard_text
from portalgen.plan.model import Address
from portalgen.text.bilingual import Bilingual

_NUMBER: Final = re.compile(r"[+\-\u2212]?\s?[0-9][0-9., \u00a0\u202f]*%?")
_FOLDER: Final = Bilingual("so-lieu", "figures")
"""Folder of these copies, below the folder of a language's data files."""


def figures_address(site: Site, language: str, item: str, file: str) -> Address:
    """Return the address of the copy of an item's file of figures."""
    return data_address(site, language, f"{_FOLDER.text(language)}/{item}/{file}")


def write_figures_csv(data: bytes) -> bytes:
    """Return a file of figures as RFC 4180 in UTF-8 with a byte order mark, its texts guarded (`csv_file`).

    Cells are copied unchanged, including numbers. An unreadable file is returned unchanged: its page reports it.
    """
    read = read_csv_records(data)
    if isinstance(read, CsvFault):
        return data
    table, rows = read
    heading = tuple(guard_text(column.name) for column in table.columns)
    records = [heading, *(tuple(map(_guard_cell, row)) for row in rows)]
    return UTF8_MARK + encode_csv_records(records)


def _guard_cell(cell: str) -> str:
    """Return a cell, unguarded if it is only a number, which is never a formula."""
    return cell if _NUMBER.fullmatch(cell) else guard_text(cell)
