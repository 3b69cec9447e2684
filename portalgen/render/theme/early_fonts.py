"""The fonts of a theme that pages ask for at once: a font that may be left out is only seen where it comes early."""

from __future__ import annotations

import posixpath
import re
from typing import Final

_FACE: Final = re.compile(r"@font-face\s*\{([^}]*)\}")
_OPTIONAL: Final = re.compile(r"font-display\s*:\s*optional\b")
_FILE: Final = re.compile(r"""url\(\s*["']?([^"')]+\.woff2)["']?\s*\)""")
_MOST: Final = 2
"""A theme with more of them has fonts for passages, of which a page may have none."""


def list_early_fonts(stylesheet: str) -> tuple[str, ...]:
    """Return the first fonts of a stylesheet that are `font-display: optional`, by their paths below its folder."""
    faces = (face for face in _FACE.findall(stylesheet) if _OPTIONAL.search(face))
    files = (posixpath.normpath(found[1]) for face in faces if (found := _FILE.search(face)) is not None)
    own = (file for file in files if not file.startswith(("/", "..", "data:")) and ":" not in file)
    return tuple(dict.fromkeys(own))[:_MOST]
