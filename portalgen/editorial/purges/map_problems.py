"""Sentences about bytes that are no valid map of a purge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from portalgen.config.purge_map import LARGEST_MAP, MapProblem, PurgeMapError
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic

_DETAILS: Final[Mapping[MapProblem, LocalizedText]] = {
    "too-large": LocalizedText(f"tệp lớn hơn {LARGEST_MAP >> 20} MB", f"it is larger than {LARGEST_MAP >> 20} MB"),
    "not-json": LocalizedText("không phải JSON", "it is no JSON"),
    "not-canonical": LocalizedText(
        "không đúng từng byte như máy ghi", "it is not byte for byte as the program writes it"
    ),
    "format": LocalizedText("không phải dạng bản đồ mà bản này biết", "its form is not known here"),
    "value": LocalizedText("có mục thiếu hoặc sai", "something in it is missing or wrong"),
    "order": LocalizedText("các tệp không theo thứ tự", "its files are not in order"),
    "name": LocalizedText("tên tệp không đúng với nội dung", "its name does not fit what it holds"),
}


def explain_map_problem(error: PurgeMapError, path: str) -> Diagnostic:
    """Return the problem of the file at `path`."""
    return diagnostic("APR261", Place(path), detail=_DETAILS[error.problem])
