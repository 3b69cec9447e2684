"""Bài phải được công khai mà không biết công khai từ khi nào. / An item must be public, and nothing says since when it is.

Vì sao: Danh mục thông tin phải được công khai (Nghị định 13/2018/NĐ-CP, Điều 11) nêu thời điểm công khai; ngày ký, ngày ban hành không phải là thời điểm ấy, nên danh mục ghi “Chưa ghi”.
Why: The list of information that must be public (Decree 13/2018/ND-CP, Article 11) states since when it is public; the day of signing or issue is not that time, and the list says that none is given.

Cách sửa: Ghi `publish_at` là lúc đăng bài. Trang bật `page_history` thì lịch sử đã xuất của bài cũng đủ.
Fix: Write when the item was published into `publish_at`. Where the site has `page_history`, the exported history of the item is enough.

Sai / Bad:

    === site-config/sites/so.yaml (changed)
    profile: department
    generated_pages: [contact, site_map, search, accessibility, public_information]
    sections:
      - {path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice}
      - {path: gioi-thieu, names: {vi: Giới thiệu, en: About}, slugs: {en: introduction}, kinds: [page], missing_translation: hide}
      - {path: van-ban, names: {vi: Văn bản, en: Documents}, slugs: {en: documents}, kinds: [legal_document], missing_translation: notice}
    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định ban hành nội quy
    number: 00/QĐ-SNV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-20
    received: {at: 2026-11-23}
    ---

    Toàn văn.

Đúng / Good:

    === site-config/sites/so.yaml (changed)
    profile: department
    generated_pages: [contact, site_map, search, accessibility, public_information]
    sections:
      - {path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice}
      - {path: gioi-thieu, names: {vi: Giới thiệu, en: About}, slugs: {en: introduction}, kinds: [page], missing_translation: hide}
      - {path: van-ban, names: {vi: Văn bản, en: Documents}, slugs: {en: documents}, kinds: [legal_document], missing_translation: notice}
    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định ban hành nội quy
    number: 00/QĐ-SNV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-20
    publish_at: 2026-11-23T08:00
    received: {at: 2026-11-23}
    ---

    Toàn văn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_sample, is_shown
from portalgen.graph.public_information import must_be_public
from portalgen.graph.publication_days import find_publication
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.plan.model import PUBLIC_INFORMATION_OUTPUT


def check(context: LintContext) -> Iterator[Violation]:
    """KND250 once for each item in the list of what must be public of which nothing says since when it is."""
    portal = context.portal
    listed = {site.id for site in portal.sites if PUBLIC_INFORMATION_OUTPUT in site.generated_pages}
    for item in context.library.items:
        page = item.original
        if page.site not in listed or is_sample(page) or not must_be_public(page) or not is_shown(page, context.at):
            continue
        if find_publication(portal, page) is None:
            yield violation("KND250", context.place(page))


RULE: Final = PortalRule("KND250", check)
