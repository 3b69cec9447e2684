"""The notes to readers (`change_notes`) that a submission adds to a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import PreviousPage

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS: Final = 2
"""Words below which a note cannot say why something is as it is."""


def list_new_notes(previous: PreviousPage, page: Page, at: datetime) -> tuple[Mapping[str, Any], ...]:
    """Return the notes that the page did not have: none that is an old one in other words or of another moment.

    One of a day that has not come tells nobody anything yet.
    """
    known, now = previous.fields.get("change_notes", ()), page.fields.get("change_notes", ())
    lost = [each for each in known if each not in now]
    rewritten = {key: frozenset(each[key] for each in lost) for key in ("at", "note")}
    today = to_vietnam_time(at).date()
    return tuple(
        each
        for each in now
        if each not in known
        and to_vietnam_time(each["at"]).date() <= today
        and not any(each[key] in values for key, values in rewritten.items())
    )


def gives_reason(note: Mapping[str, Any], since: datetime | None) -> bool:
    """Return whether a note says something in words, and is not of a day before what it is about."""
    is_newer = since is None or to_vietnam_time(note["at"]).date() >= to_vietnam_time(since).date()
    return is_newer and len(_WORD.findall(note["note"])) >= _FEWEST_WORDS
