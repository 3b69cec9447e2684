"""The rows of all sites for a kind and year as CSV, on the main site."""

from __future__ import annotations

from functools import partial
from typing import Final

from portalgen.open_data.fragments import CSV
from portalgen.open_data.portal_wide import build_portal_data_view, plan_portal_data, stream_portal_csv
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import OutputType

OUTPUT: Final = OutputDefinition(
    OutputType("portal_data_csv", plan_portal_data("csv"), step="portal", media_type="text/csv"),
    without_chrome(partial(build_portal_data_view, CSV)),
    stream=stream_portal_csv,
)
