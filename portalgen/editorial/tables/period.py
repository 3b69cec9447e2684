"""The days that a report is about."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from portalgen.frozen import frozen
from portalgen.locale.dates import format_day
from portalgen.text.bilingual import Bilingual


@frozen
class ReportPeriod:
    """From `first` to `last`, both included, in Vietnam's time; None is without an end."""

    first: date | None = None
    last: date | None = None

    @property
    def is_everything(self) -> bool:
        """Whether no day is left out."""
        return self.first is None and self.last is None

    def contains(self, day: date | None) -> bool:
        """Return whether `day` belongs to it; what has no day belongs to everything alone."""
        if day is None:
            return self.is_everything
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    @property
    def words(self) -> Bilingual:
        """`01/11/2026–30/11/2026`."""
        if self.is_everything:
            return Bilingual("mọi ngày", "all days")
        first, last = (
            tuple("…" if each is None else format_day(each, language) for language in ("vi", "en"))
            for each in (self.first, self.last)
        )
        return Bilingual(f"{first[0]}–{last[0]}", f"{first[1]} – {last[1]}")


def period_of_month(year: int, month: int) -> ReportPeriod:
    """Return a month."""
    return ReportPeriod(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
