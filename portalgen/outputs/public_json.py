"""The list of information that must be public, as JSON."""

from __future__ import annotations

import json
from typing import Final

from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.public_data import PUBLIC_COLUMNS, build_public_data_view, list_values
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT, OutputType
from portalgen.render.views.public_information import PublicDataView
from portalgen.text.bilingual import Bilingual


def serialize_public_json(view: PublicDataView) -> bytes:
    """Return the list as JSON in UTF-8; what front matter does not say is null."""
    names = tuple(PUBLIC_COLUMNS)
    document = {
        "title": view.title,
        "basis": view.basis,
        "agency": view.agency,
        "url": view.url,
        "language": view.language,
        "items": [
            dict(zip(names, (*(value or None for value in list_values(each)), each.sample), strict=True))
            for each in view.records
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


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
