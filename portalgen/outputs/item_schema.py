"""The JSON Schema of the data beside a page (`outputs.item_data`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from portalgen.kinds.data_cell import Schema
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.open_data.columns import STATUSES
from portalgen.open_data.schemas import JSON_SCHEMA

_TEXT: Final[Schema] = {"type": "string"}
_URL: Final[Schema] = {"type": "string", "format": "iri-reference"}


def _object(required: Mapping[str, Schema], **optional: Schema) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **optional},
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_LINK: Final = _object({"title": _TEXT, "url": _URL}, relation=_TEXT, language=_TEXT, state=_TEXT, day=_TEXT)
_FACTS: Final[Schema] = {"$ref": "#/$defs/facts"}
_FACT: Final = _object(
    {"name": _TEXT, "label": _TEXT, "value": _TEXT},
    url=_URL,
    date={"type": "string", "format": "date"},
    links=_list(_LINK),
    rows=_list(_FACTS),
    language=_TEXT,
)
_NOTICE: Final = _object({"name": _TEXT, "text": _TEXT}, earlier=_list(_TEXT), links=_list(_LINK))
_PANEL: Final = _object({"name": _TEXT, "title": _TEXT, "html": _TEXT, "text": _TEXT})
_BODY: Final = _object({"title": _TEXT, "html": _TEXT, "text": _TEXT})
_ATTACHMENT: Final = _object({"title": _TEXT, "url": _URL, "format": _TEXT, "size": _TEXT})
_IMAGE: Final = _object(
    {
        "url": _URL,
        "alt": _TEXT,
        "caption": _TEXT,
        "credit": _TEXT,
        "width": {"type": "integer"},
        "height": {"type": "integer"},
    }
)
_AGENCY: Final = _object({"site": _TEXT, "name": _TEXT, "superior": _TEXT}, code=_TEXT)
ITEM_STATUSES: Final = (*STATUSES, "expired", "removed")
"""The possible states of a page: the states in rows, and states with a notice in place of the page."""
_RETRACTION: Final = _object(
    {"at": {"type": "string", "format": "date-time"}, "reason": {"enum": [each.value for each in WITHDRAWAL_REASONS]}}
)


def build_item_data_schema(url: str) -> Mapping[str, Any]:
    """Return the schema, published at `url`. The schema of `data` is named by `data_schema`."""
    top = _object(
        {
            "$schema": _URL,
            "url": _URL,
            "status": {"enum": list(ITEM_STATUSES)},
            "retraction": {"oneOf": [_RETRACTION, {"type": "null"}]},
            "language": _TEXT,
            "title": _TEXT,
            "summary": _TEXT,
            "date": {"type": ["string", "null"], "format": "date"},
            "category": _TEXT,
            "section": _TEXT,
            "agency": _AGENCY,
            "notices": _list(_NOTICE),
            "facts": _FACTS,
            "terms": _FACTS,
            "body": _BODY,
            "panels": _list(_PANEL),
            "attachments": _list(_ATTACHMENT),
            "images": _list(_IMAGE),
            "related": _list(_LINK),
            "alternates": _list(_object({"language": _TEXT, "url": _URL})),
            "text_url": _TEXT,
            "history_url": _TEXT,
            "reuse": _TEXT,
            "licences": _list({"type": "object"}),
            "data_schema": _TEXT,
            "data": {"type": ["object", "null"]},
        },
        source=_FACT,
    )
    return {
        "$schema": JSON_SCHEMA,
        "$id": url,
        "title": "Bản dữ liệu của bài / A page as data",
        **top,
        "$defs": {"facts": _list(_FACT)},
    }
