"""Vietnam's days off from the PyPI package `holidays`, which calendar files modify."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    import holidays
    from holidays import version as package_version


@frozen
class PackageYear:
    """A year of the package: `days_off` with their names, and the weekend days that are worked instead."""

    days_off: tuple[tuple[date, Bilingual], ...]
    make_up_days: frozenset[date]
    source: str

    def name(self, day: date) -> Bilingual | None:
        """Return the name of the day off, or None if the package has no day off on that day."""
        return next((name for each, name in self.days_off if each == day), None)


@lru_cache(maxsize=256)
def load_package_year(year: int) -> PackageYear:
    """Return the package's days of `year`. A year outside its tables has no days."""
    vietnamese = holidays.country_holidays("VN", years=year, language="vi")
    english = holidays.country_holidays("VN", years=year, language="en_US")
    days = tuple((day, Bilingual(vietnamese[day], english.get(day, ""))) for day in sorted(vietnamese))
    made_up = frozenset(day for day in getattr(vietnamese, "weekend_workdays", ()) if day.year == year)
    return PackageYear(days, made_up, f"holidays {package_version.__version__}")
