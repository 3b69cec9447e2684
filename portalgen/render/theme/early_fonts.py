"""Selects the fonts that pages request early. An optional font is used only if it arrives early."""

from __future__ import annotations

import posixpath
import re
from typing import Final

_FACE: Final = re.compile(r"@font-face\s*\{([^}]*)\}")
_OPTIONAL: Final = re.compile(r"font-display\s*:\s*optional\b")
_FILE: Final = re.compile(r"""url\(\s*["']?([^"')]+\.woff2)["']?\s*\)""")
_WEIGHT: Final = re.compile(r"font-weight\s*:\s*([^;]+)")
_MOST: Final = 2
"""Maximum number. Further optional fonts are for passages missing from many pages."""


def list_early_fonts(stylesheet: str) -> tuple[tuple[str, str], ...]:
    """Return the first fonts with `font-display: optional`, as (path relative to the style sheet's folder, weight)."""
    faces: dict[str, tuple[str, str]] = {}
    for face in _FACE.findall(stylesheet):
        found, weight = _FILE.search(face), _WEIGHT.search(face)
        if _OPTIONAL.search(face) and found is not None:
            file = posixpath.normpath(found[1])
            if not file.startswith(("/", "..", "data:")) and ":" not in file:
                faces.setdefault(file, (file, weight[1].strip() if weight else "400"))
    return tuple(faces.values())[:_MOST]
