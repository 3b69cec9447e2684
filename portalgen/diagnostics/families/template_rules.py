"""Forbidden constructs in templates, and limits on templates."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code

CODES: Final[tuple[Code, ...]] = (
    Code("TPL135", party="developer", waivable_by="nobody"),
    Code("TPL136", party="developer", waivable_by="nobody"),
    Code("TPL137", party="developer", waivable_by="nobody"),
    Code("TPL138", party="developer", waivable_by="nobody"),
    Code("TPL139", party="developer", waivable_by="nobody"),
    Code("TPL140", party="developer", waivable_by="nobody"),
    Code("TPL141", party="developer", waivable_by="nobody"),
    Code("TPL142", party="developer", waivable_by="nobody"),
    Code("TPL143", party="developer", waivable_by="nobody"),
    Code("TPL144", party="developer", waivable_by="nobody"),
    Code("TPL145", party="developer", waivable_by="nobody"),
    Code("TPL147", party="developer", waivable_by="nobody"),
    Code("TPL148", party="developer", waivable_by="nobody"),
)
