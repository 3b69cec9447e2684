"""The half of an advice that sends the writer to `portalgen lint --fix`."""

from __future__ import annotations

from portalgen.diagnostics.model import Phrase


def or_fix(is_fixed: bool) -> Phrase:
    """Return that half, or nothing where the fix leaves the place as it is: only what helps is advised."""
    return Phrase("or.fix" if is_fixed else "nothing")
