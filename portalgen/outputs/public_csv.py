"""The list of information that must be public, as CSV that opens in a spreadsheet with a double click."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.public_data import PUBLIC_COLUMNS, build_public_data_view, list_values
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, OutputType
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.open_data import csv_file
    from portalgen.render.views import public_information


def serialize_public_csv(view: public_information.PublicDataView) -> bytes:
    """Return the list as CSV (RFC 4180) in UTF-8 with a byte order mark, protected against formulas."""
    rows = ((*map(csv_file.guard_text, list_values(each)), "true" if each.sample else "false") for each in view.records)
    return csv_file.UTF8_MARK + csv_file.encode_csv_records((tuple(PUBLIC_COLUMNS), *rows))


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
