"""A standalone page: an introduction, a guide, a list of official channels."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import MAPS
from portalgen.kinds.definition import Kind
from portalgen.text.bilingual import Bilingual as B

PAGE: Final = Kind(
    name="page",
    label=B("Trang thông tin", "Page"),
    help=B("Trang đứng riêng, không theo thời gian.", "A page that stands for itself, without a date."),
    synonyms=("giới thiệu", "hướng dẫn", "trang giới thiệu"),
    layout="page",
    list_style="plain",
    order="weight",
    top_level=True,
    essential_fields=(),
    own_fields=(MAPS,),
    common_fields=COMMON_FIELDS,
)
