"""Vietnam's days off from the PyPI package `holidays`: the base modified by calendar files."""

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
    """A year of the package: `days_off` with their names, and the weekend days worked instead."""

    days_off: tuple[tuple[date, Bilingual], ...]
    make_up_days: frozenset[date]
    source: str

    def name(self, day: date) -> Bilingual | None:
        """The name of the day off, or None if the package has none on that day."""
        return next((name for each, name in self.days_off if each == day), None)


@lru_cache(maxsize=256)
def load_package_year(year: int) -> PackageYear:
    """The package's days of `year`; a year beyond its tables has none."""
    vietnamese = holidays.country_holidays("VN", years=year, language="vi")
    english = holidays.country_holidays("VN", years=year, language="en_US")
    days = tuple((day, Bilingual(vietnamese[day], english.get(day, ""))) for day in sorted(vietnamese))
    made_up = frozenset(day for day in getattr(vietnamese, "weekend_workdays", ()) if day.year == year)
    return PackageYear(days, made_up, f"holidays {package_version.__version__}")
