"""The style sheet of a site without comments and the spaces that say nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from portalgen.on_demand import on_demand

with on_demand():
    import rcssmin

_PRELUDE: Final = re.compile(r"[^{};]+\{")
"""What stands before a block: selectors or an at-rule, with the comments before them."""
_DESCENDANT: Final = re.compile(r"(?<=[\w\])*-])\s+(?=:)")
"""The space before a pseudo-class or pseudo-element of a descendant."""


@lru_cache(maxsize=16)
def minify_styles(css: str) -> str:
    """Return the style sheet minified: every selector selects what it did.

    Within a block rcssmin takes a colon for that of a declaration and drops the space before it, so that `.a :is(b)`
    would become `.a:is(b)`; with the element written out, `.a *:is(b)`, it is the same selector and stays.
    """
    return str(rcssmin.cssmin(_PRELUDE.sub(_name_elements, css)))


def _name_elements(match: re.Match[str]) -> str:
    prelude = match[0]
    rule = prelude.rpartition("*/")[2].lstrip()
    return prelude if rule.startswith("@") else _DESCENDANT.sub(" *", prelude)
