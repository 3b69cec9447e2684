"""Files of figures as true CSV: whatever form an agency's file has, its copy among the data files has the form of tables."""

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
"""Of such copies, below the folder of a language's data files."""


def figures_address(site: Site, language: str, item: str, file: str) -> Address:
    """Return where the copy of a file of figures of an item lies."""
    return data_address(site, language, f"{_FOLDER.text(language)}/{item}/{file}")


def write_figures_csv(data: bytes) -> bytes:
    """Return a file of figures as RFC 4180 in UTF-8 with a byte order mark, its texts guarded (`csv_file`).

    Cells are written as they are there, numbers too. A file that cannot be read stays as it is: its page reports it.
    """
    read = read_csv_records(data)
    if isinstance(read, CsvFault):
        return data
    table, rows = read
    heading = tuple(guard_text(column.name) for column in table.columns)
    records = [heading, *(tuple(map(_guard_cell, row)) for row in rows)]
    return UTF8_MARK + encode_csv_records(records)


def _guard_cell(cell: str) -> str:
    """A cell as it is where it is a number alone, which starts no formula, whatever else its column holds."""
    return cell if _NUMBER.fullmatch(cell) else guard_text(cell)
