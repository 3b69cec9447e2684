"""The period of a report, in days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from portalgen.frozen import frozen
from portalgen.locale.dates import format_day
from portalgen.text.bilingual import Bilingual


@frozen
class ReportPeriod:
    """The days from `first` to `last`, both included, in Vietnam's time; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_everything(self) -> bool:
        """Return True if the period is open at both ends."""
        return self.first is None and self.last is None

    def contains(self, day: date | None) -> bool:
        """Return True if `day` is in the period; None is only in a period open at both ends."""
        if day is None:
            return self.is_everything
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    @property
    def words(self) -> Bilingual:
        """Return the period as text: `01/11/2026–30/11/2026`."""
        if self.is_everything:
            return Bilingual("mọi ngày", "all days")
        first, last = (
            tuple("…" if each is None else format_day(each, language) for language in ("vi", "en"))
            for each in (self.first, self.last)
        )
        return Bilingual(f"{first[0]}–{last[0]}", f"{first[1]} – {last[1]}")


def period_of_month(year: int, month: int) -> ReportPeriod:
    """Return a month as a period."""
    return ReportPeriod(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
