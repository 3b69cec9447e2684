"""The check of KND262; its page is `KND262.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Final

from portalgen.kinds.occasions import Occasion
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import list_written_occasions
from portalgen.text.normalization import fold


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND262 once for each occasion that begins during another of the same leader, except cancelled occasions."""
    occasions = text.page.kind.occasions
    earlier: dict[tuple[object, str], Occasion] = {}
    for location, each in list_written_occasions(text):
        has_time = each.is_all_day or each.start is not None
        if occasions is None or not has_time or not each.leader or each.is_cancelled:
            continue
        key = each.day, fold(each.leader).casefold()
        other = earlier.get(key)
        if other is not None and _overlap(other, each):
            place = text.place(*location, occasions.all_day if each.is_all_day else occasions.start)
            yield violation("KND262", place, leader=each.leader, title=each.title, other=other.title)
        if other is None or _last_moment(each) >= _last_moment(other):
            earlier[key] = each


def _overlap(earlier: Occasion, later: Occasion) -> bool:
    if earlier.is_all_day or later.is_all_day:
        return True
    return later.start == earlier.start or (later.start is not None and later.start < _last_moment(earlier))


def _last_moment(occasion: Occasion) -> time:
    """Return the known end of an occasion, or its beginning if no end is given."""
    if occasion.is_all_day:
        return time.max
    start = occasion.start or time.min
    return max(start, occasion.end or start)


RULE: Final = PageRule("KND262", check)
