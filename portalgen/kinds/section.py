"""The text above a section's list or a site's home page (`_index`)."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Kind
from portalgen.text.bilingual import Bilingual as B

_NOT_OF_LISTS: Final = frozenset(("related", "withdrawn", "superseded_by"))
"""The common fields that make no sense for a list."""

SECTION: Final = Kind(
    name="section",
    label=B("Chuyên mục", "Section"),
    help=B(
        "Lời giới thiệu của chuyên mục hoặc trang chủ; chỉ dùng cho tệp _index.",
        "The introduction of a section or home; for _index files only.",
    ),
    layout="list",
    list_style="plain",
    order="weight",
    is_index=True,
    common_fields=tuple(field for field in COMMON_FIELDS if field.name not in _NOT_OF_LISTS),
)
