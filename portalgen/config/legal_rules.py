"""Checks relations between the entries of `site-config/legal/`, beyond their form.

Places are resolved only for faults: each requires parsing the file again, and there are fifty days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from portalgen.config.legal_models import (
    BasisModel,
    CalendarModel,
    ClassModel,
    DatedLengthModel,
    DeadlinesModel,
    DirectedModel,
    FreshnessModel,
    InstrumentModel,
    InstrumentsModel,
    PeriodModel,
)
from portalgen.config.legal_periods import check_periods, find_first_period
from portalgen.config.repeated_values import find_repeated
from portalgen.config.validation import missing_key_diagnostic
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.law.calendar import is_weekend
from portalgen.law.deadlines import DEADLINE_CLASS_IDS

_LENGTHS: Final = ("hours", "working_days", "days", "same_day")
_DIRECTED: Final = ("hours", "working_days", "days")
_FRESHNESS: Final = ("updates", "windows", "windows_confirmed")


def check_instruments(source: YamlText, model: InstrumentsModel) -> Iterator[Diagnostic]:
    """Yield diagnostics for instruments listed twice, ending before they begin, or replaced by an unknown one."""
    known_ids = KnownNames(each.id for each in model.instruments)
    yield from _check_unique(source, "instruments", "id", (each.id for each in model.instruments))
    for index, each in enumerate(model.instruments):
        yield from _validity(source, ("instruments", index), each, known_ids)


def check_deadlines(
    source: YamlText, model: DeadlinesModel, instruments: InstrumentsModel, sites: Collection[str] | None
) -> Iterator[Diagnostic]:
    """Yield diagnostics for missing, repeated or incomplete classes, and for unknown names.

    With `sites` None, site names are not checked.
    """
    known_ids = KnownNames(each.id for each in instruments.instruments)
    site_ids = KnownNames(sites) if sites is not None else None
    ids = KnownNames(each.id for each in model.classes)
    free = KnownNames(each.id for each in model.classes if each.length_set_by == "board")
    yield from _check_unique(source, "classes", "id", (each.id for each in model.classes))
    for id in DEADLINE_CLASS_IDS:
        if id not in ids:
            yield diagnostic("CFG146", place_in_yaml(source, ("classes",), key=True), id=id)
    known = {each.id: each for each in instruments.instruments}
    for index, each in enumerate(model.classes):
        yield from _check_class(source, ("classes", index), each, known_ids)
        if each.lengths is not None:
            yield from _check_lengths(source, ("classes", index), each, each.lengths, known, known_ids)
    yield from _check_freshness(source, model.freshness, known, known_ids)
    for index in find_repeated((each.site, each.deadline_class, each.valid_from) for each in model.directed):
        entry, place = model.directed[index], place_in_yaml(source, ("directed", index))
        yield diagnostic("CFG130", place, key="directed", value=f"{entry.site}, {entry.deadline_class}")
    for index, entry in enumerate(model.directed):
        yield from _check_directive(source, ("directed", index), entry, ids, free)
        yield from _site(source, ("directed", index, "site"), entry.site, site_ids)
    for index, site in enumerate(model.freshness.sites):
        yield from _site(source, ("freshness", "sites", index), site, site_ids)


def check_calendars(files: Iterable[tuple[YamlText, CalendarModel]]) -> Iterator[Diagnostic]:
    """Yield diagnostics for files under another year's name, and for contradictory days."""
    files = tuple(files)
    off = {model.year: {each.day for each in model.days_off} for _, model in files}
    for source, model in files:
        name, wanted = source.path.rpartition("/")[2], f"{model.year}.yaml"
        if name != wanted:
            yield diagnostic("CFG147", place_in_yaml(source, ("year",)), file=name, wanted=wanted)
        yield from _check_days(source, model)
        for index, each in enumerate(model.make_up_days):
            if each.instead_of not in off.get(each.instead_of.year, {each.instead_of}):
                place = place_in_yaml(source, ("make_up_days", index, "instead_of"))
                yield diagnostic("CFG150", place, day=str(each.day), instead_of=str(each.instead_of))


def _check_days(source: YamlText, model: CalendarModel) -> Iterator[Diagnostic]:
    off = {each.day for each in model.days_off}
    made_up = {each.day for each in model.make_up_days}
    lists: tuple[tuple[str, list[date], set[date]], ...] = (
        ("days_off", [each.day for each in model.days_off], set()),
        ("make_up_days", [each.day for each in model.make_up_days], off),
        ("worked_days", [each.day for each in model.worked_days], off | made_up),
    )
    for key, days, others in lists:
        yield from _check_unique(source, key, "day", map(str, days))
        for index, day in enumerate(days):
            at = (key, index, "day")
            if day.year != model.year:
                yield diagnostic("CFG142", place_in_yaml(source, at), day=str(day), year=str(model.year))
            elif day in others:
                yield diagnostic("CFG143", place_in_yaml(source, at), day=str(day))
            elif key == "make_up_days" and not is_weekend(day):
                yield diagnostic("CFG144", place_in_yaml(source, at), day=str(day))


def _check_class(source: YamlText, at: Location, each: ClassModel, known_ids: KnownNames) -> Iterator[Diagnostic]:
    for index, basis in enumerate(each.basis):
        yield from _check_basis(source, (*at, "basis", index), basis, known_ids)
    if each.lengths is not None:
        return
    if each.length is None:
        yield from () if each.reason else (missing_key_diagnostic(source, at, "reason"),)
        return
    given_keys = [key for key in _LENGTHS if getattr(each.length, key)]
    if len(given_keys) != 1:
        yield _not_one_length(place_in_yaml(source, (*at, "length"), key=True), given_keys, _LENGTHS)
    yield from (missing_key_diagnostic(source, at, key) for key in ("start", "stop") if getattr(each, key) is None)


def _check_lengths(
    source: YamlText,
    at: Location,
    each: ClassModel,
    lengths: tuple[DatedLengthModel, ...],
    known: Mapping[str, InstrumentModel],
    known_ids: KnownNames,
) -> Iterator[Diagnostic]:
    """Yield diagnostics for lengths with validity: each must be complete, without overlaps or gaps."""
    if each.length is not None:
        yield diagnostic("CFG241", place_in_yaml(source, (*at, "length"), key=True), key="length", list="lengths")
    if each.stop is None:
        yield missing_key_diagnostic(source, at, "stop")
    for index, length in enumerate(lengths):
        own = (*at, "lengths", index)
        given_keys = [key for key in _LENGTHS if getattr(length, key)]
        if len(given_keys) != 1:
            yield _not_one_length(place_in_yaml(source, own), given_keys, _LENGTHS)
        if length.start is None and each.start is None:
            yield missing_key_diagnostic(source, own, "start")
    first = find_first_period(lengths)
    if lengths[first].transition is not None:
        place = place_in_yaml(source, (*at, "lengths", first, "transition"), key=True)
        yield diagnostic("CFG242", place)
    yield from _check_periods(source, (*at, "lengths"), lengths, known, known_ids)


def _check_freshness(
    source: YamlText, model: FreshnessModel, known: Mapping[str, InstrumentModel], known_ids: KnownNames
) -> Iterator[Diagnostic]:
    if model.periods is None:
        return
    for key in _FRESHNESS:
        if key in model.model_fields_set:
            place = place_in_yaml(source, ("freshness", key), key=True)
            yield diagnostic("CFG241", place, key=key, list="periods")
    yield from _check_periods(source, ("freshness", "periods"), model.periods, known, known_ids)


def _check_periods(
    source: YamlText,
    at: Location,
    periods: Sequence[PeriodModel],
    known: Mapping[str, InstrumentModel],
    known_ids: KnownNames,
) -> Iterator[Diagnostic]:
    for index, each in enumerate(periods):
        if each.instrument not in known_ids:
            yield _unlisted(place_in_yaml(source, (*at, index, "instrument")), each.instrument, known_ids)
    yield from check_periods(source, at, periods, known)


def _check_basis(source: YamlText, at: Location, basis: BasisModel, known_ids: KnownNames) -> Iterator[Diagnostic]:
    if basis.instrument not in known_ids:
        yield _unlisted(place_in_yaml(source, (*at, "instrument")), basis.instrument, known_ids)
    yield from _validity(source, at, basis, known_ids)


def _check_directive(
    source: YamlText, at: Location, entry: DirectedModel, ids: KnownNames, free: KnownNames
) -> Iterator[Diagnostic]:
    """Yield diagnostics for a directive. `ids` are all classes, `free` those with a length set by a board."""
    id = entry.deadline_class
    named_at = (*at, "class")
    if id not in ids:
        suggestion = free.find_closest(id)  # a class with a length of its own would be refused, too
        yield diagnostic("CFG145", place_in_yaml(source, named_at), id=id, suggestion=suggestion, known=free.listed)
    elif id not in free:
        yield diagnostic("CFG149", place_in_yaml(source, named_at), id=id, known=free.listed)
    given_keys = [key for key in _DIRECTED if getattr(entry, key)]
    if len(given_keys) != 1:
        yield _not_one_length(place_in_yaml(source, at), given_keys, _DIRECTED)
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        yield _disordered(source, at, entry.valid_from, entry.valid_to)


def _not_one_length(place: Place, given_keys: list[str], keys: tuple[str, ...]) -> Diagnostic:
    return diagnostic("CFG148", place, keys=", ".join(f"`{key}`" for key in keys), count=str(len(given_keys)))


def _validity(
    source: YamlText, at: Location, each: InstrumentModel | BasisModel, known_ids: KnownNames
) -> Iterator[Diagnostic]:
    if each.superseded_by is not None and each.superseded_by not in known_ids:
        yield _unlisted(place_in_yaml(source, (*at, "superseded_by")), each.superseded_by, known_ids)
    if each.valid_from and each.valid_to and each.valid_to < each.valid_from:
        yield _disordered(source, at, each.valid_from, each.valid_to)


def _disordered(source: YamlText, at: Location, first: date, last: date) -> Diagnostic:
    place = place_in_yaml(source, (*at, "valid_to"))
    return diagnostic("CFG151", place, valid_from=str(first), valid_to=str(last), key="valid_to")


def _unlisted(place: Place, id: str, known_ids: KnownNames) -> Diagnostic:
    return diagnostic("CFG141", place, instrument=id, suggestion=known_ids.find_closest(id))


def _site(source: YamlText, at: Location, site: str, sites: KnownNames | None) -> Iterator[Diagnostic]:
    if sites is not None and site not in sites:
        yield diagnostic("CFG121", place_in_yaml(source, at), site=site, suggestion=sites.find_closest(site))


def _check_unique(source: YamlText, key: str, name: str, values: Iterable[str]) -> Iterator[Diagnostic]:
    written = tuple(values)
    for index in find_repeated(written):
        yield diagnostic("CFG130", place_in_yaml(source, (key, index, name)), key=key, value=written[index])
