"""Dạng của số trái với việc văn bản có phải là quy phạm pháp luật. / The form of the number contradicts whether the document is normative.

Vì sao: Số của văn bản quy phạm pháp luật có năm (00/2026/QĐ-UBND), của văn bản hành chính thì không; ghi sai
normative thì thời hạn đăng cũng sai: 7 thay vì 2 ngày làm việc, hoặc ngược lại.
Why: The number of a normative document holds a year, that of an administrative one does not; with a wrong normative
the time limit is wrong too: 7 working days for 2, or the reverse.

Cách sửa: Đối chiếu với văn bản rồi sửa normative hoặc number.
Fix: Compare with the document and correct normative or number.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/2026/QĐ-UBND
    document_type: decision
    normative: false
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
from portalgen.lint.rules.documents._reading import day_of_key, is_document, number_of

_TYPES: Final = ("decision", "resolution", "decree", "circular")
_FROM: Final = 2016
"""Older numbers are left alone: documents of any age are published, and their form changed with the laws."""


def check(text: PageText) -> Iterator[Violation]:
    """DOC216 where a number with a year is not `normative`, or one without is."""
    page = text.page
    if not is_document(page) or page.fields.get("document_type") not in _TYPES:
        return
    number, issued = parse_number(number_of(page)), day_of_key(page, "issued")
    if number is None or number.is_of_assembly or issued is None or issued.year < _FROM:
        return
    normative = bool(page.fields.get("normative"))
    if normative != bool(number.year):
        given = "true" if normative else "false"
        yield violation("DOC216", text.place("normative"), number=number_of(page), given=given)


RULE: Final = PageRule("DOC216", check)
