"""The rows of all sites for a kind and year as JSON, on the main site."""

from __future__ import annotations

from functools import partial
from typing import Final

from portalgen.open_data.fragments import JSON
from portalgen.open_data.portal_wide import build_portal_data_view, plan_portal_data, stream_portal_json
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import OutputType

OUTPUT: Final = OutputDefinition(
    OutputType("portal_data_json", plan_portal_data("json"), step="portal", media_type="application/json"),
    without_chrome(partial(build_portal_data_view, JSON)),
    stream=stream_portal_json,
)
