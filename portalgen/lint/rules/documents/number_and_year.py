"""Năm trong số, ký hiệu khác năm ban hành. / The year in a number is not that of issue.

Vì sao: Số của văn bản quy phạm pháp luật mang năm ban hành; hai năm khác nhau thì một trong hai bị ghi sai.
Why: The number of a normative document holds its year of issue; where they differ one of them is wrong.

Cách sửa: Đối chiếu với văn bản rồi sửa issued hoặc number.
Fix: Compare with the document and correct issued or number.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/2025/QĐ-UBND
    document_type: decision
    normative: true
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

Đúng / Good:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/2026/QĐ-UBND
    document_type: decision
    normative: true
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._numbers import parse_number
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day, is_document, number_of


def check(text: PageText) -> Iterator[Violation]:
    """DOC203 where the number's year and the year of `issued` differ."""
    if not is_document(text.page):
        return
    number, issued = parse_number(number_of(text.page)), day_of_key(text.page, "issued")
    if number and number.year and issued and number.year != issued.year:
        values = {"number": number_of(text.page), "year": str(number.year), "issued": format_numeric_day(issued)}
        yield violation("DOC203", text.place("issued"), **values)


RULE: Final = PageRule("DOC203", check)
