"""The items of a kind, site and language, as an Excel workbook."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.data_csv import plan_beside_data
from portalgen.outputs.data_json import DATA_JSON_OUTPUT, DataFileView
from portalgen.outputs.definition import DerivedFile, FollowedView, OutputDefinition
from portalgen.plan.model import OutputType

with on_demand():
    from portalgen.open_data import xlsx_file

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _write(followed: FollowedView) -> bytes:
    view: DataFileView = followed.view
    return xlsx_file.encode_xlsx(view.columns, view.cells, view.language)


OUTPUT: Final = OutputDefinition(
    OutputType("data_xlsx", plan_beside_data("xlsx"), step="following", follows=DATA_JSON_OUTPUT, media_type=XLSX_TYPE),
    derived=DerivedFile(frozenset(("columns", "cells", "language")), _write),
)
