"""Tệp bài viết mang đuôi khác .md. / A page's file with another ending than .md.

Vì sao: Notepad hay thêm đuôi .txt, Word ghi tệp .docx; tệp như thế không thành trang nào và không ai được báo gì.
Why: Notepad likes to add .txt, and Word writes .docx; such a file becomes no page, and nobody is told.

Cách sửa: Đổi tên tệp văn bản thuần thành tên nêu trong báo cáo. Tệp Word không đổi tên mà thành bài được: chép chữ của nó
vào một tệp mới mang tên ấy.
Fix: Rename a file of plain text as the report says. A Word file does not become a page by its name: copy its text into a
new file of that name.

Sai / Bad:

    === content/so/tin-tuc/hop/index.vi.md.txt
    ---
    id: so-hop
    kind: news
    title: Họp giao ban
    summary: Sở họp giao ban tháng mười một.
    date: 2026-11-24
    origin: own
    ---

    Cuộc họp diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hop/index.vi.md
    ---
    id: so-hop
    kind: news
    title: Họp giao ban
    summary: Sở họp giao ban tháng mười một.
    date: 2026-11-24
    origin: own
    ---

    Cuộc họp diễn ra buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.page_names import is_meant_as_page, suggest_page_name
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.context import LintContext
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.unnamed_files import is_mentioned, is_named_by, normalized_text_of

_OF_OFFICE: Final = (".docx", ".doc", ".odt", ".rtf")


def check(context: LintContext) -> Iterator[Violation]:
    """FMT203 for each file below `content/` whose name is a page's but for its ending, and that no page names."""
    sites = {site.id: site for site in context.portal.sites}
    for path in context.files:
        folder, _, name = path.rpartition("/")
        site = sites.get(site_of_path(path))
        if not is_meant_as_page(name) or site is None or not path.startswith(f"{CONTENT_FOLDER}/"):
            continue
        pages = [page for page in context.library.pages if f"{folder}/".startswith(f"{page.folder}/")]
        beside = [normalized_text_of(context, page) for page in pages if page.folder == folder]
        if is_mentioned(name, beside) or any(is_named_by(context, page, path) for page in pages):
            continue
        parts = folder.split("/")[2:]
        proposal = suggest_page_name(name, parts[-1] if parts else "", site.codes)
        yield violation("FMT203", Place(path), name=name, proposal=proposal, remedy=_remedy(name, proposal))


def _remedy(name: str, proposal: str) -> LocalizedText:
    if name.lower().endswith(_OF_OFFICE):
        return LocalizedText(
            f"tạo tệp `{proposal}`, chép chữ từ tệp Word sang rồi chuyển tệp Word đi nơi khác",
            f"make a file `{proposal}`, copy the text of the Word file into it, and move the Word file elsewhere",
        )
    return LocalizedText(f"đổi tên tệp thành `{proposal}`", f"rename the file to `{proposal}`")


RULE: Final = PortalRule("FMT203", check)
