"""The list of information that must be public, as JSON."""

from __future__ import annotations

from typing import Final

from portalgen.open_data.cells import write_json
from portalgen.open_data.json_file import JSON_END, encode_json_head, encode_json_items
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.public_data import PUBLIC_COLUMNS, build_public_data_view, list_values
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, OutputType
from portalgen.render.views.public_information import PublicDataView, PublicRecord
from portalgen.text.bilingual import Bilingual


def serialize_public_json(view: PublicDataView) -> bytes:
    """Return the list as JSON in UTF-8; what nothing says is null."""
    facts = {
        "$schema": view.schema_url,
        "title": view.title,
        "basis": view.basis,
        "agency": view.agency,
        "url": view.url,
        "language": view.language,
    }
    return encode_json_head(facts) + b"".join(encode_json_items(map(_write_item, view.records))) + JSON_END


def _write_item(record: PublicRecord) -> str:
    values = (*(value or None for value in list_values(record)), record.sample)
    return write_json(dict(zip(PUBLIC_COLUMNS, values, strict=True)))


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
