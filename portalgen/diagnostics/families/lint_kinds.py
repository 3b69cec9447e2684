"""What single kinds ask of their items: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = ()
