"""The JSON Schema of the measures of a site, beside them: it says what each name means and what its value is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from portalgen.measures.document import write_measures_text
from portalgen.measures.schemas import build_measures_schema
from portalgen.measures.site_measures import SITE_MEASURES
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.measures import MeasuresView, serialize_measures
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import MEASURES_SCHEMA_OUTPUT, Output, OutputType, PlanScope
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

_TITLE: Final = "Số đo của một trang / The measures of a site"
_plan_file: Final = plan_language_file(Bilingual("du-lieu/do-luong.schema.json", "data/measures.schema.json"))


def plan_measures_schema(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the schema for a site that publishes open data, once for all of its languages."""
    if scope.site.open_data:
        yield from _plan_file(output_type, scope)


@cache
def write_measures_schema() -> str:
    """Return the schema, which is the same for all sites."""
    return write_measures_text(build_measures_schema(SITE_MEASURES, _TITLE))


def build_measures_schema_view(_context: Context, _output: Output) -> MeasuresView:
    """Return the schema."""
    return MeasuresView(write_measures_schema())


OUTPUT: Final = OutputDefinition(
    OutputType(MEASURES_SCHEMA_OUTPUT, plan_measures_schema, step="site", media_type="application/schema+json"),
    without_chrome(build_measures_schema_view),
    serialize=serialize_measures,
)
