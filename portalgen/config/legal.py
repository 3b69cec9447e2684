"""`load_legal_settings(root)`: reads `site-config/legal/` into `LegalSettings`, reporting all faults at once.

`parse_legal_settings(files)` does the same for bytes, such as those of a commit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar

from portalgen.config.legal_models import (
    BasisModel,
    BothModel,
    CalendarModel,
    ClassModel,
    DatedLengthModel,
    DeadlinesModel,
    DirectedModel,
    FreshnessModel,
    FreshnessPeriodModel,
    InstrumentModel,
    InstrumentsModel,
)
from portalgen.config.legal_periods import sort_periods
from portalgen.config.legal_rules import check_calendars, check_deadlines, check_instruments
from portalgen.config.models import Model
from portalgen.config.places import find_escaping_symlinks
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.model import Diagnostic, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of
from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.law.calendar import Calendar, CalendarYear, DayOff, MakeUpDay, WorkedDay
from portalgen.law.deadlines import DatedLength, DeadlineClass, DirectedLimit, Transition
from portalgen.law.due_dates import DueDate, Limit
from portalgen.law.instruments import Basis, Instrument, validity_of
from portalgen.text.bilingual import Bilingual

LEGAL_FOLDER: Final = "site-config/legal"
INSTRUMENTS_FILE: Final = f"{LEGAL_FOLDER}/instruments.yaml"
DEADLINES_FILE: Final = f"{LEGAL_FOLDER}/deadlines.yaml"
CALENDAR_FOLDER: Final = f"{LEGAL_FOLDER}/calendar"
_M = TypeVar("_M", bound=Model)


@frozen
class FreshnessPeriod:
    """The requirements that hold on working days from `first` to `last`. None means that an end is open."""

    first: date | None
    last: date | None
    basis: Basis
    updates: int
    windows: tuple[tuple[time, time], ...] = ()
    are_windows_confirmed: bool = False


@frozen
class Freshness:
    """Sites that need at least `updates` new pieces of information each working day (QĐ 2111, Điều 11(1)).

    If the rule changes over time, `periods` lists the rules, and the other fields equal the last period.
    """

    sites: tuple[str, ...]
    updates: int
    windows: tuple[tuple[time, time], ...] = ()
    """(begin, end) of hours in Vietnam, each of which needs an update; `end` is exclusive."""
    are_windows_confirmed: bool = False
    """True if the Office has confirmed these hours; the Decision only gives their beginning."""
    periods: tuple[FreshnessPeriod, ...] = ()
    """In the order of their days, without gaps; empty if the rule never changed."""

    def rule_on(self, day: date) -> Freshness | None:
        """Return the rule that holds on `day`, or None if no period includes it."""
        if not self.periods:
            return self
        period = next((each for each in self.periods if validity_of(each.first, each.last, day) == "in_force"), None)
        return self._as_in(period) if period is not None else None

    def _as_in(self, period: FreshnessPeriod) -> Freshness:
        confirmed = period.are_windows_confirmed
        return replace(self, updates=period.updates, windows=period.windows, are_windows_confirmed=confirmed)


@frozen
class LegalSettings:
    """The legal time settings of a portal.

    `evidence_starts` is a moment or a commit id; anything older is unproven. `due_soon` is the remaining time below
    which a limit in days is due soon, `due_soon_hours` the same for limits in hours.
    """

    calendar: Calendar
    classes: tuple[DeadlineClass, ...]
    instruments: tuple[Instrument, ...]
    evidence_starts: datetime | str | None
    site_limits: tuple[DirectedLimit, ...]
    freshness: Freshness
    due_soon: timedelta
    due_soon_hours: timedelta
    documents_checked_from: datetime | None = None
    """Documents first published since then must contain a sufficient text or file; None to disable the check."""

    @property
    def roll_over(self) -> bool:
        """True if a term in days ending on a day off rolls over (Bộ luật Dân sự 2015, Điều 148(5), by analogy)."""
        return self.calendar.roll_over

    def deadline(self, id: str) -> DeadlineClass | None:
        """Return the class with this id, or None."""
        return next((each for each in self.classes if each.id == id), None)

    def due_soon_margin(self, due: DueDate) -> timedelta:
        """Return the remaining time below which `due` is due soon."""
        return self.due_soon_hours if due.limit.unit == "hours" else self.due_soon


def load_legal_settings(root: Path) -> tuple[LegalSettings | None, tuple[Diagnostic, ...]]:
    """Return the legal configuration of the portal in `root`, or None with diagnostics if it has errors.

    Raises UnusableEnvironmentError if a file exists but cannot be read.
    """
    faults = tuple(diagnostic("CFG132", Place(path), path=path) for path in find_escaping_symlinks(root, LEGAL_FOLDER))
    if faults:
        return None, faults
    return parse_legal_settings(dict(read_legal_files(root)), list_site_ids(root))


def parse_legal_settings(
    files: Mapping[str, bytes], sites: Collection[str] | None
) -> tuple[LegalSettings | None, tuple[Diagnostic, ...]]:
    """Return the settings from files of `site-config/legal`, or None with diagnostics if they have errors.

    Args:
        files: The bytes of the files by their paths from the portal's root.
        sites: The ids of the portal's sites; None to skip the check of site names.
    """
    diagnostics: list[Diagnostic] = []
    instruments = _parse(files, INSTRUMENTS_FILE, InstrumentsModel, diagnostics)
    deadlines = _parse(files, DEADLINES_FILE, DeadlinesModel, diagnostics)
    years = _calendars(files, diagnostics)
    if instruments:
        diagnostics += check_instruments(*instruments)
    if instruments and deadlines:
        diagnostics += check_deadlines(*deadlines, instruments[1], sites)
    diagnostics += check_calendars(years)
    if not (instruments and deadlines) or any(severity_of(each) is Severity.ERROR for each in diagnostics):
        return None, tuple(diagnostics)
    return _legal(instruments[1], deadlines[1], [model for _, model in years]), tuple(diagnostics)


def check_calendar_years(dues: Iterable[DueDate]) -> tuple[Diagnostic, ...]:
    """Return a warning for each year without a calendar file on which any of `dues` depends."""
    years = sorted({year.year for due in dues for year in due.years if year.status == "missing"})
    return tuple(diagnostic("CFG152", Place(f"{LEGAL_FOLDER}/calendar/{year}.yaml"), year=str(year)) for year in years)


def read_legal_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (path from `root`, bytes) of each existing legal settings file.

    Raises UnusableEnvironmentError if a file cannot be read.
    """
    folder = root / CALENDAR_FOLDER
    calendars = (each for each in folder.iterdir() if not each.name.startswith(".")) if folder.is_dir() else ()
    for path in (INSTRUMENTS_FILE, DEADLINES_FILE, *(f"{CALENDAR_FOLDER}/{each.name}" for each in calendars)):
        try:
            yield path, (root / path).read_bytes() if _is_read(path) else b""
        except FileNotFoundError:
            continue
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UnusableEnvironmentError(
                f"không đọc được {path}: {reason}", f"{path} cannot be read: {reason}"
            ) from None


def is_legal_file(path: str) -> bool:
    """Return True if `parse_legal_settings` reads a file with this path from the portal's root."""
    return path in (INSTRUMENTS_FILE, DEADLINES_FILE) or path.startswith(f"{CALENDAR_FOLDER}/")


def _is_read(path: str) -> bool:
    """Return True if the content of the file is needed; for a calendar with a wrong ending only the name is."""
    return path.endswith(".yaml")


def _parse(
    files: Mapping[str, bytes], path: str, model: type[_M], diagnostics: list[Diagnostic]
) -> tuple[YamlText, _M] | None:
    data = files.get(path)
    if data is None:
        diagnostics.append(diagnostic("CFG140", Place(path), file=path))
        return None
    source, value, invalid = _parse_file(path, data, model)
    diagnostics.extend(invalid)
    return (source, value) if source is not None and isinstance(value, model) else None


@lru_cache(maxsize=64)
def _parse_file(
    path: str, data: bytes, model: type[Model]
) -> tuple[YamlText | None, Model | None, tuple[Diagnostic, ...]]:
    """Return (text, value, diagnostics) of a file; cached, because most commits of a history share these files."""
    try:
        source = YamlText(data.decode("utf-8-sig"), path, "CFG")
    except UnicodeDecodeError as error:
        return None, None, (diagnostic("CFG108", Place(path), byte=str(error.start + 1)),)
    return source, *validate(model, source)


def _calendars(files: Mapping[str, bytes], diagnostics: list[Diagnostic]) -> list[tuple[YamlText, CalendarModel]]:
    """Return every calendar file. A year without a file is not an error here, but makes deadlines uncertain."""
    read = []
    for path in sorted(path for path in files if path.startswith(f"{CALENDAR_FOLDER}/")):
        name = path.removeprefix(f"{CALENDAR_FOLDER}/")
        if name.startswith(".") or "/" in name:
            continue
        if not _is_read(path):
            wanted = f"{PurePosixPath(name).stem}.yaml"
            diagnostics.append(diagnostic("CFG147", Place(path), file=name, wanted=wanted))
            continue
        calendar = _parse(files, path, CalendarModel, diagnostics)
        read += [calendar] if calendar else []
    return read


def list_site_ids(root: Path) -> list[str]:
    """Return the ids of the portal's sites, by their files."""
    return sorted(file.stem for file in (root / "site-config" / "sites").glob("*.yaml"))


def _legal(instruments: InstrumentsModel, deadlines: DeadlinesModel, years: list[CalendarModel]) -> LegalSettings:
    known = {each.id: each for each in instruments.instruments}
    soon = deadlines.due_soon
    return LegalSettings(
        calendar=Calendar(tuple(_year(each) for each in years), deadlines.roll_over),
        classes=tuple(_class(each, known) for each in deadlines.classes),
        instruments=tuple(_instrument(each) for each in instruments.instruments),
        evidence_starts=deadlines.evidence_starts,
        site_limits=tuple(_directed(each) for each in deadlines.directed),
        freshness=_freshness(deadlines.freshness, known),
        due_soon=timedelta(hours=soon.day_limits),
        due_soon_hours=timedelta(hours=soon.hour_limits),
        documents_checked_from=deadlines.documents_checked_from,
    )


def _freshness(model: FreshnessModel, known: dict[str, InstrumentModel]) -> Freshness:
    periods = tuple(_period(each, known) for each in sort_periods(model.periods or ()))
    source = periods[-1] if periods else None
    if source is None:
        return Freshness(model.sites, model.updates, _windows(model), model.windows_confirmed)
    return Freshness(model.sites, source.updates, source.windows, source.are_windows_confirmed, periods)


def _period(model: FreshnessPeriodModel, known: dict[str, InstrumentModel]) -> FreshnessPeriod:
    basis = _basis_of(known[model.instrument], model.article or "", known)
    first = model.first or basis.valid_from
    return FreshnessPeriod(first, model.last, basis, model.updates, _windows(model), model.windows_confirmed)


def _windows(model: FreshnessModel | FreshnessPeriodModel) -> tuple[tuple[time, time], ...]:
    return tuple((time.fromisoformat(each.begin), time.fromisoformat(each.end)) for each in model.windows)


def _both(text: BothModel) -> Bilingual:
    return Bilingual(text.vi, text.en)


def _maybe(text: BothModel | None) -> Bilingual | None:
    return _both(text) if text else None


def _instrument(model: InstrumentModel) -> Instrument:
    return Instrument(
        id=model.id,
        short=model.short,
        names=_both(model.names),
        issued=model.issued,
        valid_from=model.valid_from,
        valid_to=model.valid_to,
        superseded_by=model.superseded_by or "",
        mark=model.mark,
        note=_maybe(model.note),
    )


def _basis(model: BasisModel, known: dict[str, InstrumentModel]) -> Basis:
    """Return the basis; its validity defaults to the instrument's."""
    basis = _basis_of(known[model.instrument], model.article, known)
    later = known.get(model.superseded_by or "")
    return replace(
        basis,
        valid_from=model.valid_from or basis.valid_from,
        valid_to=model.valid_to or basis.valid_to,
        superseded_by=later.short if later else basis.superseded_by,
    )


def _basis_of(instrument: InstrumentModel, article: str, known: dict[str, InstrumentModel]) -> Basis:
    later = known.get(instrument.superseded_by or "")
    return Basis(
        instrument=instrument.id,
        article=article,
        valid_from=instrument.valid_from,
        valid_to=instrument.valid_to,
        superseded_by=later.short if later else "",
        short=instrument.short,
    )


def _class(model: ClassModel, known: dict[str, InstrumentModel]) -> DeadlineClass:
    """Return the class; with dated lengths, the last of them is its current length."""
    length = model.length
    lengths = tuple(_dated_length(each, model, known) for each in sort_periods(model.lengths or ()))
    limit = _limit(length.hours, length.working_days, length.days, model.backward) if length else Limit("none")
    return DeadlineClass(
        id=model.id,
        names=_both(model.names),
        party=model.party or "",
        start=lengths[-1].start if lengths else model.start or "",
        stop=model.stop or "",
        limit=lengths[-1].limit if lengths else limit,
        basis=tuple(_basis(each, known) for each in model.basis),
        reason=_maybe(model.reason),
        note=_maybe(model.note),
        length_set_by=model.length_set_by or "",
        lengths=lengths,
    )


def _dated_length(model: DatedLengthModel, of_class: ClassModel, known: dict[str, InstrumentModel]) -> DatedLength:
    """Return the length; an open beginning means the first day of its instrument."""
    basis = _basis_of(known[model.instrument], model.article or "", known)
    rule = model.transition
    return DatedLength(
        limit=_limit(model.hours, model.working_days, model.days, of_class.backward),
        start=model.start or of_class.start or "",
        basis=(basis,),
        first=model.first or basis.valid_from,
        last=model.last,
        transition=Transition(rule.running, rule.source) if rule is not None else None,
        retroactive=model.retroactive,
    )


def _limit(hours: int | None, working_days: int | None, days: int | None, backward: bool = False) -> Limit:
    if hours:
        return Limit("hours", hours, backward)
    if working_days:
        return Limit("working_days", working_days, backward)
    return Limit("days", days, backward) if days else Limit("same_day", 0, backward)


def _directed(model: DirectedModel) -> DirectedLimit:
    limit = _limit(model.hours, model.working_days, model.days)
    return DirectedLimit(
        model.site, model.deadline_class, limit, model.start, model.directive, model.valid_from, model.valid_to
    )


def _year(model: CalendarModel) -> CalendarYear:
    return CalendarYear(
        year=model.year,
        status=model.status,
        source=model.source,
        days_off=tuple(DayOff(each.day, _both(each.name), each.source, each.retroactive) for each in model.days_off),
        make_up_days=tuple(
            MakeUpDay(each.day, each.instead_of, each.source, each.retroactive) for each in model.make_up_days
        ),
        worked_days=tuple(WorkedDay(each.day, each.source, each.retroactive) for each in model.worked_days),
    )
