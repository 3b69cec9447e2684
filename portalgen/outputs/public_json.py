"""The list of information that must be public, as JSON."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.public_data import PUBLIC_COLUMNS, build_public_data_view, list_values
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, OutputType
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.open_data import cells as open_data_cells
    from portalgen.open_data import json_file
    from portalgen.render.views import public_information


def serialize_public_json(view: public_information.PublicDataView) -> bytes:
    """Return the list as JSON in UTF-8; unknown values are null."""
    facts = {
        "$schema": view.schema_url,
        "title": view.title,
        "basis": view.basis,
        "agency": view.agency,
        "url": view.url,
        "language": view.language,
    }
    return (
        json_file.encode_json_head(facts)
        + b"".join(json_file.encode_json_items(map(_write_item, view.records)))
        + json_file.JSON_END
    )


def _write_item(record: public_information.PublicRecord) -> str:
    values = (*(value or None for value in list_values(record)), record.sample)
    return open_data_cells.write_json(dict(zip(PUBLIC_COLUMNS, values, strict=True)))


OUTPUT: Final = OutputDefinition(
    OutputType(
        "public_information_json",
        plan_language_file(Bilingual("du-lieu/danh-muc-cong-khai.json", "data/public-information.json")),
        step="following",
        follows=PUBLIC_INFORMATION_OUTPUT,
        media_type="application/json",
    ),
    without_chrome(build_public_data_view),
    serialize=serialize_public_json,
)
