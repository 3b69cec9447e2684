"""Decides if a former body acts, or is to be addressed, in the clause around its name."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.rules.facts import _former_words as words
from portalgen.text.named_days import find_days

REACH: Final = 250
"""Characters of the sentence read before a body."""


@frozen
class Clause:
    """The sentence around a former body."""

    before: str
    after: str
    sentence: str
    is_agency: bool
    is_recent: bool
    """It names a day on which the body was gone."""
    since: date

    def has_act(self) -> bool:
        """Return True if the body acts, alone or in a list of bodies, or is to be addressed."""
        office = self.find_office(self.before)
        lead = self.before[: office.start()] if office is not None else self.before
        listed = words.LIST_BEFORE.search(lead, max(len(lead) - REACH, 0))
        has_post = office is not None and office["post"] is not None
        act = (words.ACT_OF_POST if has_post else words.ACT).match(self.after)
        is_agent = listed is not None and words.AGENT.search(lead[: listed.start()]) is not None
        if not is_agent and self._reads_as_act(self.before, act):
            return True
        if act is None:
            act = words.ACT_OF_LIST.match(self.after)
        elif listed is None:
            return False
        head = lead[: listed.start()] + self.before[len(lead) :] if listed is not None else self.before
        return self._reads_as_act(head, act)

    def find_office(self, before: str) -> re.Match[str] | None:
        """Return the office or post directly before the body."""
        return (words.BEHIND_POST if self.is_agency else words.BEHIND_OFFICE).search(before)

    def _reads_as_act(self, before: str, act: re.Match[str] | None) -> bool:
        office = self.find_office(before)
        subject = before[: office.start()] if office is not None else before
        if self.is_agency or office is not None:
            near = before[: _last_start(office, before)] if office is not None else before
            subject = subject[-REACH:]
            if part := words.PART_OF.search(subject):
                subject = subject[: part.start()]
            if (sent := words.SENT.search(subject)) and (
                words.TO.search(subject) or words.OR_TO.search(subject, sent.start())
            ):
                is_asked = words.ASKED.search(subject) is not None
                return is_asked or not words.DONE.search(subject, max(sent.start() - 30, 0))
            near = near[-REACH:]
            is_at_work = words.IN_WORK.search(near) is not None
            if is_at_work and (self.is_recent or not words.DONE.search(self.sentence)):
                return True
            if _is_to_act(near, act is not None, self.since):
                return True
        is_subject = act is not None and words.FIRST_IN_CLAUSE.search(subject) is not None
        return is_subject and act is not None and (self.is_recent or not words.DONE.search(act[0]))


def _last_start(office: re.Match[str], before: str) -> int:
    """Return the start of the shortest office before a unit: of `UBND` in `Sở Y tế sẽ cùng UBND`."""
    start = office.start()
    while (shorter := office.re.search(before, start + 1)) is not None:
        start = shorter.start()
    return start


def _is_to_act(before: str, has_act: bool, since: date) -> bool:
    """Return True if an act of the body is to come, or a document of it is dated `since` or later."""
    if has_act and words.FOR_ACT.search(before):
        return True
    dated = words.DATED_OF.search(before)
    if dated is None:
        return False
    days = (day for each in find_days(dated[0]) if each.year and (day := _day(each.year, each.month, each.day)))
    return any(day >= since for day in days)


def read_days(sentence: str, since: date) -> tuple[bool, bool]:
    """Return (names a day from `since` on, names an earlier day or year). `trước ngày 01/7/2025` is earlier."""
    found = [
        (named.start, day)
        for named in find_days(sentence)
        if named.year and (day := _day(named.year, named.month, named.day))
    ]
    if any(day <= since and words.BEFORE.search(sentence[:start]) for start, day in found):
        return False, True
    days = [day for _, day in found]
    years = [int(match["year"]) for match in words.YEAR.finditer(sentence)]
    dated = {day.year for day in days}
    return (
        any(day >= since for day in days),
        any(day < since for day in days) or any(year <= since.year and year not in dated for year in years),
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
