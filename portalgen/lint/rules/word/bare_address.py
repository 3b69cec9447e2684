"""The check of WRD221; its page is `WRD221.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.meeting_passwords import find_meeting_passwords, may_tell_meeting_password
from portalgen.text.private_drives import find_private_drives, may_hold_private_drives

_SHARED: Final = frozenset({"gov", "com", "edu", "org", "net"})
"""Second-level labels with separate owners of the domains below."""
_INSIDE: Final = LocalizedText(
    "nếu là trang của cổng thì viết `[chữ cho người đọc](id:mã-bài)` hoặc `(site:mã-trang)`; nếu không, viết `<https://…>`",
    "for a page of the portal, write `[words](id:…)` or `(site:…)`, otherwise `<https://…>`",
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD221 for each web address in the body, except links and code.

    Private drives and links with the password of a meeting are skipped: they have to go (PRV219, PRV220).
    """
    for each in text.leftovers:
        if each.code == "WRD221" and not _has_to_go(each.cure):
            cure = _INSIDE if _is_near(each.cure, text.site.host) else _write_link(each.cure)
            yield violation("WRD221", each.place, text=each.text, cure=cure)


def _has_to_go(address: str) -> bool:
    is_private = may_hold_private_drives(address) and any(True for _ in find_private_drives(address))
    has_password = may_tell_meeting_password(address) and any(True for _ in find_meeting_passwords((address,)))
    return is_private or has_password


def _write_link(address: str) -> LocalizedText:
    return LocalizedText(
        f"viết `<{address}>`, hoặc `[chữ cho người đọc]({address})`",
        f"write `<{address}>`, or `[words for readers]({address})`",
    )


def _is_near(address: str, host: str) -> bool:
    """Return True if the address has the domain of the site, so that it is probably a page of the portal (LNK106)."""
    return _domain_of(re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0]) == _domain_of(host)


def _domain_of(host: str) -> str:
    labels = host.lower().partition(":")[0].split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in _SHARED else labels[-2:])


RULE: Final = PageRule("WRD221", check)
