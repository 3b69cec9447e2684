"""The body of a page, read when it is rendered."""

from __future__ import annotations

from portalgen.config.portal import Portal
from portalgen.content.front_matter import digest_of_content
from portalgen.content.model import Page
from portalgen.errors import PortalgenError


def data_of(portal: Portal, source: str) -> bytes:
    """The bytes of a source as they are meant now. Raises OSError where it cannot be read."""
    unsaved = portal.unsaved.get(source)
    return (portal.root / source).read_bytes() if unsaved is None else unsaved


class SourceChanged(PortalgenError):
    """A file is no longer the one that was read: the build begins again."""


def read_body(portal: Portal, page: Page) -> str:
    """The text below the front matter, its line ends as `\\n`, otherwise as it is written."""
    try:
        data = data_of(portal, page.source)
    except FileNotFoundError:
        raise changed_source(page) from None
    if digest_of_content(data) != page.digest:
        raise changed_source(page)
    return data[page.body_start :].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def changed_source(page: Page) -> SourceChanged:
    """The file of `page` is no longer the one that was read."""
    return SourceChanged(
        f"{page.source} đã thay đổi trong khi đang tạo trang; chạy lại lệnh",
        f"{page.source} changed while it was being built; run the command again",
    )
