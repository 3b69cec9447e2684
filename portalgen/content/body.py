"""The body of a page, read when it is rendered."""

from __future__ import annotations

from portalgen.config.portal import Portal
from portalgen.content.front_matter import digest_of_content
from portalgen.content.model import Page
from portalgen.errors import PortalgenError


def read_source(portal: Portal, source: str) -> bytes:
    """Return the current bytes of a source, unsaved changes included. Raises OSError if it cannot be read."""
    unsaved = portal.replaced_texts.get(source)
    if unsaved is not None:
        return unsaved
    with open(f"{portal.root}/{source}", "rb", buffering=0) as stream:  # a `Path` takes twice the time
        return stream.readall()


class SourceChangedError(PortalgenError):
    """A file changed after it was read: the build starts again."""


def read_body(portal: Portal, page: Page) -> str:
    r"""Return the text below the front matter as written, but with line ends `\n`.

    Raises SourceChangedError if the file changed since the front matter was read.
    """
    try:
        data = read_source(portal, page.source)
    except FileNotFoundError:
        raise source_changed_error(page) from None
    if digest_of_content(data) != page.digest:
        raise source_changed_error(page)
    text = data[page.body_start :].decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def source_changed_error(page: Page) -> SourceChangedError:
    """Return the error for a changed file of `page`."""
    return changed_file_error(page.source)


def changed_file_error(path: str) -> SourceChangedError:
    """Return the error for a changed file at `path`."""
    return SourceChangedError(
        f"{path} đã thay đổi trong khi đang tạo trang; chạy lại lệnh",
        f"{path} changed while it was being built; run the command again",
    )
