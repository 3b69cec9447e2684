"""A legal document in which rules find nothing."""

from __future__ import annotations

from typing import Any

from tests.makers.portal import page


def document(id: str = "so-quyet-dinh", /, body: str = "Toàn văn.\n", **keys: Any) -> str:
    """The file of a sound document; a key given as None is left out."""
    given = {
        "kind": "legal_document",
        "title": "Quyết định (mẫu)",
        "number": "00/QĐ-UBND",
        "document_type": "decision",
        "normative": "false",
        "issuer": "Ủy ban nhân dân tỉnh",
        "issued": "2026-10-01",
        "effective": "2026-10-01",
        "legal_status": "in_force",
        "abstract": "Trích yếu",
        **keys,
    }
    return page(id, body, **{key: value for key, value in given.items() if value is not None})
