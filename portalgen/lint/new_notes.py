"""Finds the notes to readers (`change_notes`) that a submission adds to a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import PreviousPage

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS: Final = 2
"""Fewer words cannot give a reason."""

_OLDEST: Final = timedelta(days=7)
"""How old a correction may say it is at the time of the check: a submission may wait for its board."""


def list_new_notes(previous: PreviousPage, page: Page, at: datetime) -> tuple[Mapping[str, Any], ...]:
    """Return the added notes. An old note that only gets new words or a new time is not an added note.

    Notes with a future or long past day and notes of fewer than two words are left out, since they do not inform
    readers.
    """
    known, now = previous.fields.get("change_notes", ()), page.fields.get("change_notes", ())
    lost = [each for each in known if each not in now]
    rewritten = {key: frozenset(each[key] for each in lost) for key in ("at", "note")}
    today = to_vietnam_time(at).date()
    return tuple(
        each
        for each in now
        if each not in known
        and today - _OLDEST <= to_vietnam_time(each["at"]).date() <= today
        and _has_words(each)
        and not any(each[key] in values for key, values in rewritten.items())
    )


def gives_reason(note: Mapping[str, Any], since: datetime | None) -> bool:
    """Return True if a note gives a reason in words and its time is later than `since`."""
    return _has_words(note) and (since is None or _is_later(to_vietnam_time(note["at"]), to_vietnam_time(since)))


def _is_later(at: datetime, since: datetime) -> bool:
    """Return True if a note is later; a note with a day only, if it is of that day or later."""
    return at.date() >= since.date() if at.time() == time(0) else at > since


def _has_words(note: Mapping[str, Any]) -> bool:
    return len(_WORD.findall(note["note"])) >= _FEWEST_WORDS
