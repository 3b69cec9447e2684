"""Faults of built pages, found in their HTML by `portalgen inspect`.

`source` names the source of a page. The success criterion of WCAG 2.2, if any, is shown below the carets.

A fault that is also found in a source, by a rule or by the build, is an entry of `_mirror` and has the source's
severity. A party other than the developer is responsible for faults in an editor's text.
"""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("HTM101", party="developer", waivable_by="nobody"),
    Code("HTM102", waivable_by="nobody"),
    Code("HTM103", severity=_WARNING, waivable_by="author", mirrors="LNG203"),
    Code("HTM104", party="developer", waivable_by="nobody", mirrors="MRK111"),
    Code("HTM105", severity=_WARNING, waivable_by="author", mirrors="ACC202"),
    Code("HTM106", severity=_WARNING, waivable_by="author", mirrors="ACC213"),
    Code("HTM107", party="developer", waivable_by="nobody"),
    Code("HTM108", party="developer", waivable_by="nobody"),
    Code("HTM109", party="developer", waivable_by="nobody"),
    Code("HTM110", party="developer", waivable_by="nobody", mirrors="MRK108"),
    Code("HTM111", party="developer", waivable_by="nobody"),
    Code("HTM112", waivable_by="author", mirrors="ACC204"),
    Code("HTM113", party="developer", waivable_by="nobody", mirrors="MRK110"),
    Code("HTM114", party="developer", waivable_by="nobody", mirrors="LNK102"),
    Code("HTM115", party="developer", waivable_by="nobody"),
    Code("HTM116", severity=_NOTE, waivable_by="author", mirrors="ACC210"),
    Code("HTM117", party="developer", waivable_by="nobody"),
    Code("HTM118", party="developer", waivable_by="nobody"),
    Code("HTM119", party="developer", waivable_by="nobody"),
    Code("HTM120", party="developer", waivable_by="nobody"),
    Code("HTM121", party="developer", waivable_by="nobody"),
    Code("HTM122", party="developer", waivable_by="nobody"),
    Code("HTM123", party="developer", waivable_by="nobody"),
    Code("HTM124", party="developer", waivable_by="nobody"),
    Code("HTM125", party="developer", waivable_by="nobody"),
    Code("HTM126", party="developer", waivable_by="nobody"),
    Code("HTM127", party="developer", waivable_by="nobody"),
    Code("HTM128", party="developer", waivable_by="nobody"),
    Code("HTM129", party="developer", waivable_by="nobody"),
    Code("HTM130", party="developer", waivable_by="nobody"),
    Code("HTM131", party="developer", waivable_by="nobody"),
    Code("HTM132", party="developer", waivable_by="nobody"),
)
