"""The part of an advice that suggests `portalgen lint --fix`."""

from __future__ import annotations

from portalgen.diagnostics.model import Phrase


def or_fix(is_fixed: bool) -> Phrase:
    """Return that part, or an empty phrase if the fix does not change the place."""
    return Phrase("or.fix" if is_fixed else "nothing")
