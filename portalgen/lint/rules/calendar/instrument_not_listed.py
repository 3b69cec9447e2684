"""Căn cứ của một quy tắc không có trong danh mục văn bản. / The basis of a rule is not in the list of instruments.

Vì sao: Hiệu lực của căn cứ chỉ theo dõi được khi văn bản có trong danh mục.
Why: Whether a basis is still in force is known only for instruments that are listed.

Cách sửa: Thêm văn bản vào site-config/legal/instruments.yaml, với hiệu lực và mức tin cậy (mark).
Fix: Add the instrument to site-config/legal/instruments.yaml, with its validity and mark.

Sai / Bad:

    === site-config/legal/instruments.yaml
    instruments:
      - id: qd-2111
        short: QĐ 2111
        names: {vi: "Quyết định số 2111/QĐ-UBND ngày 13/11/2025", en: "Decision 2111/QĐ-UBND of 13 November 2025"}
        issued: 2025-11-13
        mark: text
      - id: nd-224-2026
        short: NĐ 224/2026
        names: {vi: "Nghị định số 224/2026/NĐ-CP ngày 24/6/2026", en: "Decree 224/2026/NĐ-CP of 24 June 2026"}
        valid_from: 2026-07-01
        mark: text

Đúng / Good:

    === at 2026-11-24T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.calendar._places import INSTRUMENTS_FILE, list_bases_of_codes


def check(context: LintContext) -> Iterator[Violation]:
    """LAW203 once for each instrument that codes name and the list has not; a portal without a list has nothing to keep."""
    shorts = tuple(each.short for each in context.legal.instruments)
    unlisted: dict[str, list[str]] = {}
    for code, parts in list_bases_of_codes() if shorts else ():
        for part in parts:
            if not any(part == short or part.startswith((f"{short} ", f"{short},")) for short in shorts):
                unlisted.setdefault(part.partition(" Điều")[0].rstrip(","), []).append(code)
    for cited, codes in sorted(unlisted.items()):
        yield violation("LAW203", Place(INSTRUMENTS_FILE), cited=cited, codes=", ".join(dict.fromkeys(codes)))


RULE: Final = PortalRule("LAW203", check)
