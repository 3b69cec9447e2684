"""Căn cứ vào văn bản đã hết hiệu lực khi ban hành. / It rests on an instrument that had ended when it was issued.

Vì sao: Căn cứ ban hành là văn bản đang có hiệu lực; căn cứ đã hết hiệu lực thường là chép lại từ văn bản cũ.
Why: A document rests on instruments in force; an ended one is mostly copied from an older document.

Cách sửa: Đối chiếu với văn bản: chép sai thì sửa, đúng như bản chính thì giữ nguyên và báo cơ quan ban hành.
Fix: Compare with the document: correct a slip; where it is so in the official text keep it and tell the issuing
agency.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    bases:
      - Căn cứ Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

Đúng / Good:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    bases:
      - Căn cứ Nghị định số 224/2026/NĐ-CP ngày 24 tháng 6 năm 2026 của Chính phủ
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.law.instruments import Instrument
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, list_documents
from portalgen.text.normalization import nfc

_NUMBER: Final = re.compile(r"\b\d+/\d{4}(?:/[\w-]+)?")
_LAW_ENDING: Final = r"/QH\d+"
_LINE_END: Final = re.compile(r"\r\n?|\n")
_BASIS: Final = "Căn cứ "


@dataclass(frozen=True, slots=True)
class _Ended:
    """An instrument that has a last day in force, how it is cited, and the id of its successor."""

    pattern: re.Pattern[str]
    last: date
    superseded_by: str


_Citation = tuple[Place, _Ended, str]
"""Where it stands, what it cites, and how."""


def check(whole: LintContext) -> Iterator[Violation]:
    """DOC215 where `bases`, or a paragraph of the text that begins so, cite an instrument that had ended before `issued`."""
    ended = tuple(_ended(whole.legal.instruments))
    known = {each.id: each.short for each in whole.legal.instruments}
    for page in list_documents(whole):
        issued = day_of_key(page, "issued")
        past = tuple(each for each in ended if issued and each.last < issued)
        if issued is None or not past:
            continue
        for place, each, cited in _first_of_each(_citations(whole, page, past)):
            later = known.get(each.superseded_by, "")
            values = {"cited": cited, "ended": format_numeric_day(each.last), "issued": format_numeric_day(issued)}
            yield violation("DOC215", place, successor=f"→ {later}" if later else "", **values)


def _first_of_each(found: Iterable[_Citation]) -> Iterator[_Citation]:
    told: set[str] = set()
    for each in found:
        if each[2] not in told:
            told.add(each[2])
            yield each


def _citations(whole: LintContext, page: Page, past: tuple[_Ended, ...]) -> Iterator[_Citation]:
    """Every citation of one of `past`: first those of the front matter, then those of the text."""
    for index, text in enumerate(page.fields.get("bases", ())):
        for each, cited in _cited(text, past):
            yield whole.place(page, "bases", index), each, cited
    for number, line in enumerate(_LINE_END.split(whole.text_of(page.source)), 1):
        if number >= page.body_line and nfc(line.lstrip()).startswith(_BASIS):
            for each, cited in _cited(nfc(line), past):
                start = len(line) - len(line.lstrip())
                yield Place(page.source, number, start + 1, len(line.strip()), line[:400]), each, cited


def _ended(instruments: Iterable[Instrument]) -> Iterator[_Ended]:
    """Each instrument with a last day and a number: a law is not the decree of that number."""
    for each in instruments:
        found = _NUMBER.search(each.names.vi)
        if each.valid_to is None or found is None:
            continue
        ending = "" if found[0].count("/") > 1 else _LAW_ENDING if each.names.vi.startswith("Luật") else None
        if ending is not None:
            pattern = re.compile(rf"(?<![\d/]){re.escape(found[0])}{ending}(?![\w/])")
            yield _Ended(pattern, each.valid_to, each.superseded_by)


def _cited(text: str, past: Iterable[_Ended]) -> Iterator[tuple[_Ended, str]]:
    for each in past:
        found = each.pattern.search(text)
        if found:
            yield each, found[0]


RULE: Final = PortalRule("DOC215", check)
