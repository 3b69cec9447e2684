"""Output paths: `host/folder/index.html`, from the root of the output folder."""

from __future__ import annotations

import re
from typing import Final

from portalgen.errors import OutputError

OWN_FOLDER: Final = ".portalgen"
"""The builder's own folder in an output folder."""
LONGEST_SEGMENT: Final = 255
"""Bytes of a file name on the common file systems."""
_PLAIN: Final = re.compile(r"(?:[0-9A-Za-z_-][0-9A-Za-z._-]*/)*+[0-9A-Za-z_-][0-9A-Za-z._-]*")
"""Segments of these letters, without a leading dot, like nearly all paths."""


def is_safe(path: str) -> bool:
    """Return True if `path` is a valid file name inside the output folder, outside the builder's own folder."""
    if _PLAIN.fullmatch(path) and len(path) <= LONGEST_SEGMENT:
        return True
    segments = path.split("/")
    return "\0" not in path and segments[0] != OWN_FOLDER and all(_is_segment(segment) for segment in segments)


def require_safe_path(path: str) -> str:
    """Return the path itself. Raises OutputError if it is not safe."""
    if not is_safe(path):
        shown = path.encode("ascii", "backslashreplace").decode("ascii") if not path.isprintable() else path
        raise OutputError(
            f"đường dẫn đầu ra `{shown}` không hợp lệ (có .., dấu / ở đầu, hoặc tên dài quá {LONGEST_SEGMENT} byte)",
            f"output path `{shown}` is not allowed (.., a leading /, or a name over {LONGEST_SEGMENT} bytes)",
        )
    return path


def _is_segment(segment: str) -> bool:
    if segment in {"", ".", ".."}:
        return False
    if segment.isascii():
        return len(segment) <= LONGEST_SEGMENT
    try:
        return len(segment.encode()) <= LONGEST_SEGMENT
    except UnicodeEncodeError:
        return False
