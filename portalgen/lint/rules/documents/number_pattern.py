"""Số, ký hiệu văn bản không đúng dạng. / A document's number has not the form of one.

Vì sao: Người đọc tìm văn bản bằng số, ký hiệu; ghi thừa chữ, thiếu gạch chéo hay thiếu dấu thì không tìm thấy và
không dẫn chiếu được.
Why: People find a document by its number; with a space too many, a slash or a mark missing it is neither found nor
cited.

Cách sửa: Ghi đúng như trên văn bản: số/loại-cơ quan (00/QĐ-UBND) hoặc số/năm/loại-cơ quan (00/2026/QĐ-UBND), không
có khoảng trắng và chữ “Số”.
Fix: Write it as on the document: number/kind-agency or number/year/kind-agency, without spaces and without the word
“Số”.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: "Số: 00 /QĐ-SNgV"
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
    number: 00/QĐ-SNgV
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
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._numbers import correct_number, parse_number
from portalgen.lint.rules.documents._reading import is_document, number_of


def check(text: PageText) -> Iterator[Violation]:
    """DOC201 where a number is none that a document may bear, or is written with spaces or without marks."""
    if not is_document(text.page):
        return
    written = number_of(text.page)
    better = correct_number(written)
    if parse_number(written) is None or (better and better != written):
        yield violation("DOC201", text.place("number"), number=written, suggestion=better if better != written else "")


RULE: Final = PageRule("DOC201", check)
