"""A portal whose department lists what must be public and publishes measures; its commune does neither."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from tests.makers.documents_of_sites import document
from tests.makers.portal import PDF, SmallPortal, page

SITE_FILE: Final = "site-config/sites/so.yaml"
SETTINGS: Final = "open_data: true\ngenerated_pages: [contact, site_map, search, accessibility, public_information]\n"
OLDER: Final = "content/so/van-ban/cu.vi.md"
FILES_BESIDE: Final = "content/so/van-ban/co-tep/index.vi.md"
SAMPLE: Final = "content/so/van-ban/mau.vi.md"


def write_document(portal: SmallPortal, source: str, id: str, **keys: Any) -> None:
    """Write a decision of the department."""
    portal.write(source, document(id, **keys))


def public_portal(root: Path) -> SmallPortal:
    """Three decisions, one of which is a sample, a page that counts by its front matter, and a decision that does not."""
    portal = SmallPortal(root)
    portal.edit(SITE_FILE, "profile: department\n", f"profile: department\n{SETTINGS}")
    write_document(portal, OLDER, "qd-cu", issued="2025-12-30", title="'=1+1 là quyết định cũ'")
    attachments = "\n  - {file: quyet-dinh.pdf, title: Quyết định}"
    keys = {"issued": "2026-01-05", "publish_at": "2026-01-07T08:00", "expires_at": "2026-12-31"}
    write_document(portal, FILES_BESIDE, "qd-moi", title="Quyết định mới", attachments=attachments, **keys)
    portal.write("content/so/van-ban/co-tep/quyet-dinh.pdf", PDF)
    write_document(portal, SAMPLE, "qd-mau", title="Quyết định mẫu (mẫu)", sample="true")
    write_document(portal, "content/so/van-ban/khong.vi.md", "qd-khong", title="Ngoài", must_be_public="false")
    counted = page("so-chi-tieu", title="Chi tiêu công", must_be_public="true")
    portal.write("content/so/gioi-thieu/chi-tieu.vi.md", counted)
    return portal
