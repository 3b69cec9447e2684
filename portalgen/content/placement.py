"""Detects a page in the place of a section, and suggests the right path."""

from __future__ import annotations

from portalgen.config.portal import Site
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.text.slugs import slug_of


def misplaced_page_diagnostic(
    site: Site, section: str, name: str, language: str, title: str, place: Place
) -> Diagnostic | None:
    """Return FMT137 if a page lies in a folder that belongs to another section of the site; otherwise return None."""
    taken = "/".join(part for part in (section, name) if part)
    declared = site.section(taken)
    if declared is None or name == "_index":
        return None
    folder = f"{CONTENT_FOLDER}/{site.id}/{taken}"
    proposal, introduction = f"{folder}/{slug_of(title) or 'bai'}/index.{language}.md", f"{folder}/_index.{language}.md"
    remedy = LocalizedText(
        f"bài của chuyên mục thì chuyển sang `{proposal}`; lời giới thiệu chuyên mục thì đổi tên thành "
        f"`{introduction}` và ghi `kind: section`",
        f"if it is a page of the section, move it to `{proposal}`; if it introduces the section, rename it to "
        f"`{introduction}` and give it `kind: section`",
    )
    return diagnostic("FMT137", place, section=taken, remedy=remedy)
