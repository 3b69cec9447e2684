"""Translations, told to the translators: what the linter tells."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = ()
