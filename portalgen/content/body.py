"""The body of a page, read when it is rendered."""

from __future__ import annotations

from portalgen.config.portal import Portal
from portalgen.content.front_matter import digest_of_content
from portalgen.content.model import Page
from portalgen.errors import PortalgenError


def read_source(portal: Portal, source: str) -> bytes:
    """The bytes of a source as they are meant now. Raises OSError where it cannot be read."""
    unsaved = portal.unsaved_files.get(source)
    if unsaved is not None:
        return unsaved
    with open(f"{portal.root}/{source}", "rb", buffering=0) as stream:  # as a `Path` it takes twice the time
        return stream.readall()


class SourceChangedError(PortalgenError):
    """A file is no longer the one that was read: the build begins again."""


def read_body(portal: Portal, page: Page) -> str:
    """The text below the front matter, its line ends as `\\n`, otherwise as it is written."""
    try:
        data = read_source(portal, page.source)
    except FileNotFoundError:
        raise source_changed_error(page) from None
    if digest_of_content(data) != page.digest:
        raise source_changed_error(page)
    text = data[page.body_start :].decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def source_changed_error(page: Page) -> SourceChangedError:
    """The file of `page` is no longer the one that was read."""
    return changed_file_error(page.source)


def changed_file_error(path: str) -> SourceChangedError:
    """The file at `path` is no longer the one that was read."""
    return SourceChangedError(
        f"{path} đã thay đổi trong khi đang tạo trang; chạy lại lệnh",
        f"{path} changed while it was being built; run the command again",
    )
