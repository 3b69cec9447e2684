"""Bài gửi làm yếu chứng cứ về bài đã đăng. / A submission that weakens the record of what is published.

Vì sao: Bài gửi chứa sẵn một bài gửi khác bên trong thì lịch sử đọc được theo hai cách, và thời điểm đăng của những bài được duyệt trong lúc đó không còn chắc chắn.
Why: A submission with another branch merged into it can be read as the main line, so that the times of what was published meanwhile are no longer certain.

Cách sửa: Tạo lại bài gửi từ bản chính mới nhất, chỉ gồm các thay đổi của mình; docs/how-to/kho-va-duyet-bai.md có cách làm.
Fix: Make the submission again from the newest main, with its own changes alone; docs/how-to/kho-va-duyet-bai.md says how.

Sai / Bad:

    === branch
    === content/so/tin-tuc/nhanh-cu.vi.md
    ---
    id: so-nhanh-cu
    kind: news
    title: Tin trên nhánh cũ
    summary: Tin ngắn của cơ quan.
    date: 2026-11-16
    origin: own
    ---

    Nội dung của nhánh cũ.
    === commit 2026-11-16T08:00
    === aside
    === main
    === branch
    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-17T08:00
    === merge 2026-11-17T09:00
    === join 2026-11-20T08:00
    === at 2026-11-21T09:00

Đúng / Good:

    === branch
    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-17T08:00
    === merge 2026-11-17T09:00
    === branch
    === content/so/tin-tuc/nhanh-moi.vi.md
    ---
    id: so-nhanh-moi
    kind: news
    title: Tin trên nhánh mới
    summary: Tin ngắn của cơ quan.
    date: 2026-11-20
    origin: own
    ---

    Nội dung của nhánh mới.
    === commit 2026-11-20T08:00
    === at 2026-11-21T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule, shorten_list


def check(review: SubmissionReview) -> Iterator[Violation]:
    """GOV206 once, at the first item of main whose verdict would no longer be proven."""
    if review.weakened_items:
        names = shorten_list(each.id for each in review.weakened_items)
        ids = (f"id:{each.id}" for each in review.weakened_items)
        yield violation("GOV206", Place(review.weakened_items[0].path), *ids, items=names)


RULE: Final = SubmissionRule("GOV206", check)
