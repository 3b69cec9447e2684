"""Limits the number of findings per file in reports for people."""

from __future__ import annotations

from collections.abc import Iterable

from portalgen.diagnostics.limit import FILE_LIMIT, choose_by_file
from portalgen.lint.formats.order import sort_by_place, sort_by_severity
from portalgen.lint.model import Finding


def limit_by_file(findings: Iterable[Finding], limit: int = FILE_LIMIT) -> tuple[Finding, ...]:
    """Return at most `limit` findings of each file, sorted by place.

    The most serious findings are preferred, and some of each code are kept.
    """
    return tuple(sort_by_place(choose_by_file(sort_by_severity(findings), limit)))
