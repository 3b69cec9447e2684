"""The items of a kind, site and language, as JSON. Its view is also the source of the CSV and XLSX files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.by_language import choose_for_language
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import data_address, name_of_kind, schema_address
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.render.context import Context

with on_demand():
    from portalgen.open_data import columns as open_data_columns
    from portalgen.open_data import json_file
    from portalgen.open_data import rows as open_data_rows

DATA_JSON_OUTPUT: Final = "data_json"


@frozen
class DataFileView:
    """The items of a kind, as JSON and as cells: only texts, so that the digest is cheap."""

    language: str
    facts: tuple[tuple[str, str], ...]
    """The members of the JSON file before its items."""
    columns: tuple[open_data_columns.FileColumn, ...]
    items: tuple[str, ...]
    """Each item as JSON."""
    cells: tuple[tuple[str, ...], ...]
    """Each item as the texts of its cells."""


def plan_data_files(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield a file for each kind with a row in the language, if the site has data files."""
    site, code = scope.site, scope.language
    if site.open_data:
        for kind in open_data_rows.kinds_with_rows(scope.portal.kinds, scope.graph, code):
            address = data_address(site, code, f"{name_of_kind(kind.name)}.json")
            yield Output(address, site.id, code, output_type, kind.name, site.source)


def build_data_file_view(context: Context, output: Output) -> DataFileView:
    """Return the rows of the kind `output.subject`."""
    kind, language = context.portal.kinds[output.subject], output.language
    columns = open_data_columns.explained_columns_of(context, kind)
    rows = [
        open_data_rows.build_row(context, page, columns)
        for page in open_data_rows.pages_with_data(context, language, kind)
    ]
    agency = context.site.agency_name(language)
    licence = context.site.confirmed_license
    facts = (
        ("$schema", schema_address(context.portal, name_of_kind(kind.name)).url),
        ("title", f"{kind.label.text(language)}: {agency}"),
        ("site", context.site.id),
        ("agency", agency),
        *((("agency_code", code),) if (code := context.site.confirmed_agency_code) else ()),
        ("language", language),
        ("kind", kind.name),
        ("url", output.address.url),
        ("reuse", choose_for_language(context.site.reuse, language)),
        *((("license", licence.address),) if licence is not None else ()),
    )
    return DataFileView(
        language,
        facts,
        tuple(column.in_language(language) for column in columns),
        tuple(json_file.encode_json_item(columns, row) for row in rows),
        tuple(open_data_rows.texts_of_row(columns, row) for row in rows),
    )


def serialize_data_json(view: DataFileView) -> bytes:
    """Return the items as JSON, one per line."""
    return b"".join(
        (json_file.encode_json_head(dict(view.facts)), *json_file.encode_json_items(view.items), json_file.JSON_END)
    )


OUTPUT: Final = OutputDefinition(
    OutputType(DATA_JSON_OUTPUT, plan_data_files, media_type="application/json"),
    without_chrome(build_data_file_view),
    serialize=serialize_data_json,
)
