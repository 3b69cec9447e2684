"""What was copied from Word, or typed as in Word, and is shown to readers as it was typed: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = ()
