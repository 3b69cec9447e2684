"""Faults in `site-config/governance/`: the deciding people, and the ability to decide at all.

A fault that would lock the portal out is an error, an unfinished roster is a warning. A portal without a roster has
neither.
"""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("CFG173", party="board", waivable_by="nobody"),
    Code("CFG174", party="board", waivable_by="nobody"),
    Code("CFG175", party="board", waivable_by="nobody"),
    Code("CFG176", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG177", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG178", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG179", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG180", party="board", waivable_by="nobody"),
    Code("CFG181", party="board", waivable_by="nobody"),
    Code("CFG182", party="board", waivable_by="nobody"),
    Code("CFG183", party="board", waivable_by="nobody"),
    Code("CFG184", party="board", waivable_by="nobody"),
    Code("CFG185", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG186", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG187", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG188", severity=_WARNING, party="board", waivable_by="author"),
    Code("CFG189", party="board", waivable_by="nobody"),
    Code("CFG190", party="board", waivable_by="nobody"),
    Code("CFG191", party="board", waivable_by="nobody"),
)
