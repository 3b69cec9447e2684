"""The list of information that must be public, as CSV that a spreadsheet opens by a double click."""

from __future__ import annotations

import csv
import io
from typing import Final

from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.public_data import PUBLIC_COLUMNS, build_public_data_view, list_values
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, OutputType
from portalgen.render.views.public_information import PublicDataView
from portalgen.text.bilingual import Bilingual

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


def serialize_public_csv(view: PublicDataView) -> bytes:
    """Return the list as CSV (RFC 4180) in UTF-8 with a byte order mark; no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(PUBLIC_COLUMNS)
    for each in view.records:
        writer.writerow((*map(_guard, list_values(each)), "true" if each.sample else "false"))
    return text.getvalue().encode("utf-8-sig")


def _guard(value: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA_SIGNS) else value


OUTPUT: Final = OutputDefinition(
    OutputType(
        "public_information_csv",
        plan_language_file(Bilingual("du-lieu/danh-muc-cong-khai.csv", "data/public-information.csv")),
        step="following",
        follows=PUBLIC_INFORMATION_OUTPUT,
        media_type="text/csv",
    ),
    without_chrome(build_public_data_view),
    serialize=serialize_public_csv,
)
