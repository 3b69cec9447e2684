"""`changed-pages.json`: the changes of a submission to the portal's pages, stored beside the pages built from it.

    {"pages": [{"url": "https://so.example.vn/tin-tuc/a/", "site": "so", "title": "…", "language": "vi",
                "change": "added", "source": "content/…"}]}

Other keys are ignored, and a page may lack all but its `url`. The file comes from the job that ran a stranger's
submission, so it is not trusted: addresses must be web addresses, and texts are only displayed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen

CHANGED_PAGES_FILE: Final = "changed-pages.json"
_ADDRESS: Final = re.compile(r"https://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(/[^\s\x00-\x1f\x7f\\]*)")
_SITE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_BYTES: Final = 64 << 20


@frozen
class ListedPage:
    """A page that a submission adds, changes or removes."""

    host: str
    path: str
    """With a leading slash, in the form of the address: encoded if it is."""
    title: str
    change: str
    """`added`, `changed` or `removed`."""
    source: str = ""
    """The edited file; empty if unknown."""
    site: str = ""
    """Its site's id; empty if unknown."""


def read_changed_pages(folder: Path) -> tuple[ListedPage, ...] | None:
    """Return the pages in the list of `folder`, in its order; None if there is no list.

    Raises UsageError for an invalid list.
    """
    file = folder / CHANGED_PAGES_FILE
    if not file.is_file():
        return None
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise ValueError(f"{_MOST_BYTES >> 20} MiB")
        stored = json.loads(file.read_bytes())
        return tuple(_page_of_row(row) for row in stored["pages"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        problem = f"{type(error).__name__}: {error}"
        raise UsageError(
            f"không đọc được `{file}` ({problem}); hãy tải lại gói, hoặc xóa tệp này để chỉ xem các trang",
            f"`{file}` cannot be read ({problem}); download the archive again, or delete this file to see the pages alone",
        ) from error


def _page_of_row(row: Any) -> ListedPage:
    address = _ADDRESS.fullmatch(row["url"])
    texts = {name: row.get(name) or "" for name in ("title", "change", "source", "site")}
    if address is None or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(f"pages: {row!r:.200}")
    texts["site"] = texts["site"] if _SITE.fullmatch(texts["site"]) else ""
    return ListedPage(address[1], address[2], **texts)
