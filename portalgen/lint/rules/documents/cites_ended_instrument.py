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
from datetime import date
from typing import Final

from portalgen.law.instruments import Instrument
from portalgen.lint.model import Hit, PortalRule, hit
from portalgen.lint.rules.documents._reading import day, documents, in_words
from portalgen.lint.whole import Whole

_NUMBER: Final = re.compile(r"\b\d+/\d{4}(?:/[\w-]+)?")
_LAW_ENDING: Final = r"/QH\d+"


def check(whole: Whole) -> Iterator[Hit]:
    """DOC215 for each of `bases` that cites an instrument whose last day in force was before `issued`."""
    ended = tuple(_ended(whole.legal.instruments))
    known = {each.id: each.short for each in whole.legal.instruments}
    for page in documents(whole):
        issued = day(page, "issued")
        for index, text in enumerate(page.fields.get("bases", ())):
            found = _cited(text, issued, ended)
            if found is None or issued is None or found[0].valid_to is None:
                continue
            instrument, cited = found
            later = known.get(instrument.superseded_by, "")
            place = whole.place(page, "bases", index)
            values = {"cited": cited, "ended": in_words(found[0].valid_to), "issued": in_words(issued)}
            yield hit("DOC215", place, successor=f"→ {later}" if later else "", **values)


def _ended(instruments: Iterable[Instrument]) -> Iterator[tuple[re.Pattern[str], Instrument]]:
    """Each instrument with a last day and a number, and how it is cited: a law is not the decree of that number."""
    for each in instruments:
        found = _NUMBER.search(each.names.vi)
        if each.valid_to is None or found is None:
            continue
        ending = "" if found[0].count("/") > 1 else _LAW_ENDING if each.names.vi.startswith("Luật") else None
        if ending is not None:
            yield re.compile(rf"(?<![\d/]){re.escape(found[0])}{ending}(?![\w/])"), each


def _cited(
    text: str, issued: date | None, ended: Iterable[tuple[re.Pattern[str], Instrument]]
) -> tuple[Instrument, str] | None:
    for pattern, instrument in ended:
        found = pattern.search(text)
        if found and issued and instrument.valid_to and instrument.valid_to < issued:
            return instrument, found[0]
    return None


RULE: Final = PortalRule("DOC215", check)
