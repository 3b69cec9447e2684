"""The check of IDN208; its page is `IDN208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._addresses import find_lost_addresses

_REASONS: Final = {
    "": LocalizedText("bị xóa", "is removed"),
    "draft": LocalizedText("trở thành bài nháp", "becomes a draft"),
    "publish_at": LocalizedText("bị hẹn giờ đăng lại về sau", "is scheduled for later publication"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN208 for each published page removed or hidden without a replacement for its address."""
    for lost in find_lost_addresses(context):
        if lost.page is not None and not lost.hiding_key:
            continue
        previous = lost.previous
        place = context.place(lost.page, lost.hiding_key) if lost.page is not None else Place(previous.path)
        yield violation(
            "IDN208",
            place,
            f"id:{previous.id}",
            url=lost.url,
            id=previous.id,
            path=lost.path,
            title=previous.title,
            reason=_REASONS[lost.hiding_key],
        )


RULE: Final = PortalRule("IDN208", check)
