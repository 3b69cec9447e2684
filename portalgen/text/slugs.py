"""Slugs and anchors: ASCII, lower case, words joined by hyphens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from portalgen.on_demand import on_demand
from portalgen.text.normalization import fold

with on_demand():
    import slugify

SLUG_PATTERN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG: Final = re.compile(SLUG_PATTERN)


@lru_cache(maxsize=16_384)
def slug_of(text: str) -> str:
    """Return the slug of `text`: "Đà Lạt" gives "da-lat". "" if no character can be kept."""
    return str(slugify.slugify(fold(text)))


def is_slug(text: str) -> bool:
    """Return True if `text` can be part of an address unchanged."""
    return _SLUG.fullmatch(text) is not None
