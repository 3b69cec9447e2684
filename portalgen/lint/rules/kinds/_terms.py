"""The first and the last day on which citizens may submit opinions on a draft or answers to a survey."""

from __future__ import annotations

from datetime import date

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.page_text import PageText


@frozen
class OpenTerm:
    """A term from its first to its last day, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """The length of the term in days. The first day is not counted (Bộ luật Dân sự 2015, Điều 147)."""
        return (self.last - self.first).days

    @property
    def length(self) -> LocalizedText:
        """The length of the term in words."""
        if self.days == 0:
            return LocalizedText("đúng 1 ngày", "only one day")
        return LocalizedText(f"{self.days} ngày", f"{self.days} days")


def term_of(page: Page) -> OpenTerm | None:
    """Return the term of an item, from the period of its kind.

    Return None if a day is unknown or the days are reversed.
    """
    period = page.kind.find_period(page.fields)
    if period is None or period.begin is None or period.end is None or period.end <= period.begin:
        return None
    last = to_vietnam_time(period.end - period.end.resolution)
    return OpenTerm(to_vietnam_time(period.begin).date(), last.date())


def place_of_closing(text: PageText) -> Place:
    """Return the place of the key with the end of the term, or of the title if the kind has no period."""
    period = text.page.kind.period
    return text.place(period.closes if period is not None else "title")
