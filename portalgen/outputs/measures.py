"""The measures of a site as a file: facts known without its history (NĐ 224/2026 Art. 12(2))."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import MEASURES_SCHEMA, schema_address
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.measures import document, site_facts, site_measures
    from portalgen.measures import model as measures_model

_plan_file: Final = plan_language_file(Bilingual("du-lieu/do-luong.json", "data/measures.json"))


@frozen
class MeasuresView:
    """The serialized document."""

    text: str


def plan_measures(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the output with the measures of a site that has open data. There is one for all of its languages."""
    if scope.site.open_data:
        yield from _plan_file(output_type, scope)


def build_measures_view(context: Context, _output: Output) -> MeasuresView:
    """Return the current measures of the site, by a clock that has no effect unless an item changes."""
    facts = site_facts.gather_site_facts(context)
    measures = {each.name: measures_model.describe_measure(each, facts) for each in site_measures.SITE_MEASURES}
    schema = schema_address(context.portal, MEASURES_SCHEMA)
    return MeasuresView(
        document.write_measures_text(document.build_measures_document(context.site, measures, schema.url))
    )


def serialize_measures(view: MeasuresView) -> bytes:
    """Return the document in UTF-8."""
    return view.text.encode()


OUTPUT: Final = OutputDefinition(
    OutputType("measures", plan_measures, step="site", media_type="application/json"),
    without_chrome(build_measures_view),
    serialize=serialize_measures,
)
