"""Minifies the style sheet of a site."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from portalgen.on_demand import on_demand

with on_demand():
    import rcssmin

_PRELUDE: Final = re.compile(r"[^{};]+\{")
"""The text before a block: selectors or an at-rule, with preceding comments."""
_DESCENDANT: Final = re.compile(r"(?<=[\w\])*-])\s+(?=:)")
"""The space before a pseudo-class or pseudo-element of a descendant."""


@lru_cache(maxsize=16)
def minify_styles(css: str) -> str:
    """Return the style sheet in minified form. Every selector keeps its meaning.

    Within a block, rcssmin reads a colon as part of a declaration and drops the space before it: `.a :is(b)` would
    become `.a:is(b)`. With an explicit element, `.a *:is(b)`, the selector has the same meaning and is kept.
    """
    return str(rcssmin.cssmin(_PRELUDE.sub(_name_elements, css)))


def _name_elements(match: re.Match[str]) -> str:
    prelude = match[0]
    rule = prelude.rpartition("*/")[2].lstrip()
    return prelude if rule.startswith("@") else _DESCENDANT.sub(" *", prelude)
