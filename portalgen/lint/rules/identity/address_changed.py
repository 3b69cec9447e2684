"""The check of IDN209; its page is `IDN209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._addresses import LostAddress, find_lost_addresses

_NAMES: Final = LocalizedText(
    "tên tệp, thư mục hoặc tên trong địa chỉ đã đổi", "its file, folder or address segment was renamed"
)
_SITE: Final = LocalizedText("bài chuyển sang trang khác", "it moved to another site")
_FORMER: Final = LocalizedText(
    "dòng redirect_from dẫn nó tới đây không còn", "the redirect_from entry that led here was removed"
)


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN209 for each lost address of a published page that still exists."""
    for lost in find_lost_addresses(context):
        page, previous = lost.page, lost.previous
        if page is None or lost.hiding_key:
            continue
        place = context.place(page, "slug" if page.source == previous.path and "slug" in page.fields else "id")
        reason = _FORMER if lost.url != previous.url else _SITE if lost.is_on_another_site else _NAMES
        cure = _cure_of(lost, page.id)
        yield violation("IDN209", place, previous.path, f"id:{previous.id}", url=lost.url, reason=reason, cure=cure)


def _cure_of(lost: LostAddress, identifier: str) -> LocalizedText:
    """Return the fix: `redirect_from` on the same host, or an entry of the configuration for another site's address."""
    if not lost.is_on_another_site:
        return LocalizedText(
            f"thêm `{lost.path}` vào redirect_from của bài (`redirect_from: [{lost.path}]`), hoặc để tên như cũ",
            f"add `{lost.path}` to the page's redirect_from (`redirect_from: [{lost.path}]`), or keep the name",
        )
    entry = f"- {{site: {site_of_path(lost.previous.path)}, from: {lost.path}, to: 'id:{identifier}'}}"
    return LocalizedText(
        f"thêm dòng `{entry}` vào site-config/redirects.yaml, hoặc để bài ở trang cũ",
        f"add `{entry}` to site-config/redirects.yaml, or keep the page on its former site",
    )


RULE: Final = PortalRule("IDN209", check)
