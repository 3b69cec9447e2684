"""The items of a kind, site and language, as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.data_json import DATA_JSON_OUTPUT, DataFileView
from portalgen.outputs.definition import DerivedFile, FollowedView, OutputDefinition
from portalgen.plan.model import Address, Output, OutputType, PlanFunction, PlanScope

with on_demand():
    from portalgen.open_data import csv_file


def plan_beside_data(ending: str) -> PlanFunction:
    """Return a planner for files with the extension `ending` beside each JSON file of a kind."""

    def plan(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
        for output in scope.outputs:
            address = Address(output.address.host, output.address.path.removesuffix("json") + ending)
            yield replace(output, address=address, type=output_type)

    return plan


def _write(followed: FollowedView) -> bytes:
    view: DataFileView = followed.view
    return b"".join((csv_file.encode_csv_head(view.columns), *csv_file.encode_csv_rows(view.columns, view.cells)))


OUTPUT: Final = OutputDefinition(
    OutputType("data_csv", plan_beside_data("csv"), step="following", follows=DATA_JSON_OUTPUT, media_type="text/csv"),
    derived=DerivedFile(frozenset(("columns", "cells")), _write),
)
