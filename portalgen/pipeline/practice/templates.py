"""Files of a practice province: text with days that are counted from the province's clock.

[[day-31]]   2026-10-24            [[vi+15]]    09/12/2026, as people write it
[[at-4h]]    2026-11-24T04:00      [[monday+6]] the Sunday of the week
[[year]]     2026                  [[site]]     and other words of the caller
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from portalgen.law.calendar import VIETNAM
from portalgen.locale.dates import format_day

_PLACEHOLDER: Final = re.compile(r"\[\[(?P<word>[a-z_]+)(?P<count>[+-]\d+)?(?P<unit>h?)\]\]")


def fill_template(text: str, at: datetime, words: Mapping[str, str]) -> str:
    """Return the text with its placeholders replaced. Raises KeyError for a word that nobody gave."""
    moment = at.astimezone(VIETNAM)

    def replace(found: re.Match[str]) -> str:
        word, count = found["word"], int(found["count"] or 0)
        if found["unit"]:
            return (moment + timedelta(hours=count)).replace(tzinfo=None).isoformat(timespec="minutes")
        return words[word] if word in words else _format(word, moment.date(), timedelta(days=count))

    return _PLACEHOLDER.sub(replace, text)


def _format(word: str, today: date, count: timedelta) -> str:
    return {
        "day": (today + count).isoformat(),
        "vi": format_day(today + count, "vi"),
        "monday": (today - timedelta(days=today.weekday()) + count).isoformat(),
        "year": str(today.year),
    }[word]
