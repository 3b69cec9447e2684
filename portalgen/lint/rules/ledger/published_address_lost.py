"""The check of CHG204; its page is `CHG204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.address_ledger import ledger_path
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.ledger._ledgers import VanishedAddresses, find_vanished_addresses
from portalgen.text.old_addresses import find_old_address

_MOST: Final = 20
"""Number of items of a site reported individually. More lost items have one common cause."""
_CAUSES: Final = ("site-config/portal.yaml", "site-config/profiles.yaml", "site-config/redirects.yaml")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG204 for each item with ledger addresses leading nowhere, or once for a site with many of them."""
    by_site: dict[str, list[VanishedAddresses]] = {}
    for each in find_vanished_addresses(context):
        if each.id:
            by_site.setdefault(each.site, []).append(each)
    for site, found in by_site.items():
        if len(found) > _MOST:
            yield _build_summary(site, found)
        else:
            yield from map(_build_violation, found)


def _build_violation(lost: VanishedAddresses) -> Violation:
    first, more = lost.lines[0], len(lost.lines) - 1
    reason, cure = _explain(lost)
    return violation(
        "CHG204",
        lost.place,
        f"id:{lost.id}",
        f"site-config/sites/{lost.site}.yaml",
        url=first.url,
        more=LocalizedText(f" (và {more} địa chỉ khác của bài)", f" (and {more} more of the item)") if more else "",
        reason=reason,
        cure=cure,
    )


def _explain(lost: VanishedAddresses) -> tuple[LocalizedText, LocalizedText]:
    """Return (reason, fix) for a lost address."""
    path = find_old_address(lost.lines[0].url)
    if lost.page is None:
        return (
            LocalizedText(f"không còn bài `{lost.id}`", f"there is no item `{lost.id}`"),
            LocalizedText(
                f"khôi phục bài; cần gỡ thì sau đó chạy `portalgen remove {lost.id}`; bài khác thay thế thì ghi `{path}` vào "
                "redirect_from của bài đó",
                f"restore the item, then run `portalgen remove {lost.id}` to remove it; if another page replaces "
                f"it, add `{path}` to that page's redirect_from",
            ),
        )
    if lost.is_hidden:
        return (
            LocalizedText(
                "bài nay là bản nháp hoặc hẹn giờ đăng", "the page is now a draft, or is scheduled for later"
            ),
            LocalizedText(
                f"bỏ draft và publish_at; cần gỡ thì chạy `portalgen remove {lost.id}`, cần thu hồi thì `portalgen withdraw {lost.id}`",
                f"delete draft and publish_at; to remove it run `portalgen remove {lost.id}`, to withdraw it "
                f"`portalgen withdraw {lost.id}`",
            ),
        )
    return (
        LocalizedText("bài nay ở địa chỉ khác", "the item now has another address"),
        LocalizedText(
            f"thêm `{path}` vào redirect_from của bài (`redirect_from: [{path}]`); bài đã sang trang khác hay tên miền đã đổi thì ghi "
            "địa chỉ cũ vào site-config/redirects.yaml hoặc former_addresses",
            f"add `{path}` to the page's redirect_from (`redirect_from: [{path}]`); after a move to another site or host, add "
            "the old address to site-config/redirects.yaml or former_addresses",
        ),
    )


def _build_summary(site: str, found: list[VanishedAddresses]) -> Violation:
    count = sum(len(each.lines) for each in found) - 1
    return violation(
        "CHG204",
        Place(ledger_path(site)),
        f"site-config/sites/{site}.yaml",
        *_CAUSES,
        url=found[0].lines[0].url,
        more=LocalizedText(
            f" (và {count} địa chỉ khác của trang `{site}`)", f" (and {count} more of the site `{site}`)"
        ),
        reason=LocalizedText(
            "tên miền, tên chuyên mục hoặc cả trang đã đổi", "a host, a section name or the whole site changed"
        ),
        cure=LocalizedText(
            "khôi phục cấu hình cũ, hoặc ghi former_addresses của trang hay từng địa chỉ trong site-config/redirects.yaml",
            "restore the configuration, or add former_addresses to the site, or each address to site-config/redirects.yaml",
        ),
    )


RULE: Final = PortalRule("CHG204", check)
