"""Faults in attachments and pictures."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = (
    Code("ATT101", waivable_by="nobody"),
    Code("ATT102", waivable_by="nobody"),
    Code("ATT103", waivable_by="nobody"),
    Code("ATT104", waivable_by="nobody"),
    Code("ATT105", waivable_by="nobody"),
    Code("ATT106", waivable_by="nobody"),
    Code("ATT107", waivable_by="nobody"),
    Code("ATT108", waivable_by="nobody"),
    Code("ATT109", waivable_by="nobody"),
    Code("ATT110", waivable_by="nobody"),
    Code("ATT111", waivable_by="nobody"),
)
