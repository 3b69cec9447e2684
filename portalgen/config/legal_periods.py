"""Checks consecutive periods in `site-config/legal/deadlines.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, TypeVar

from portalgen.config.legal_models import InstrumentModel, PeriodModel
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, LocalizedText, diagnostic

_DAY: Final = timedelta(days=1)
_FIRST_DAY: Final = LocalizedText("ngày có hiệu lực", "its first day in force")
_LAST_DAY: Final = LocalizedText("ngày cuối còn hiệu lực", "its last day in force")
_P = TypeVar("_P", bound=PeriodModel)


def sort_periods(periods: Sequence[_P]) -> list[_P]:
    """Return entries sorted by their days. An entry without a first day comes first."""
    return sorted(periods, key=lambda each: each.first or date.min)


def check_periods(
    source: YamlText, at: Location, periods: Sequence[PeriodModel], instruments: Mapping[str, InstrumentModel]
) -> Iterator[Diagnostic]:
    """Yield diagnostics for entries at `at` that are reversed, overlap, leave a gap or outlive their instrument.

    Unknown instruments are not reported here.
    """
    disordered = [index for index, each in enumerate(periods) if _is_disordered(each)]
    for index in disordered:
        each = periods[index]
        days = {"valid_from": str(each.first), "valid_to": str(each.last), "key": "to"}
        yield diagnostic("CFG151", place_in_yaml(source, (*at, index, "to")), **days)
    if not disordered:
        yield from _check_order(source, at, periods)
    for index, each in enumerate(periods):
        if index not in disordered and (instrument := instruments.get(each.instrument)) is not None:
            yield from _check_instrument(source, (*at, index), each, instrument)


def find_first_period(periods: Sequence[PeriodModel]) -> int:
    """Return the index of the earliest entry."""
    return min(range(len(periods)), key=lambda index: periods[index].first or date.min)


def _is_disordered(period: PeriodModel) -> bool:
    return period.first is not None and period.last is not None and period.last < period.first


def _check_order(source: YamlText, at: Location, periods: Sequence[PeriodModel]) -> Iterator[Diagnostic]:
    ordered = sorted(enumerate(periods), key=lambda each: each[1].first or date.min)
    for (before, former), (index, later) in pairwise(ordered):
        place = place_in_yaml(source, (*at, index, "from"))
        lines = {"key": str(at[-1]), "former": str(before + 1), "later": str(index + 1)}
        if former.last is None or later.first is None or former.last >= later.first:
            until = f": {later.first - _DAY}" if later.first is not None else ""
            yield diagnostic("CFG239", place, until=until, **lines)
        elif later.first - former.last > _DAY:
            gap = {"first": str(former.last + _DAY), "last": str(later.first - _DAY)}
            yield diagnostic("CFG240", place, **gap, **lines)


def _check_instrument(
    source: YamlText, at: Location, period: PeriodModel, instrument: InstrumentModel
) -> Iterator[Diagnostic]:
    """Yield CFG243 if a given end lies outside the instrument's validity; an open end defaults to it."""
    for key, day in (("from", period.first), ("to", period.last)):
        if day is None:
            continue
        is_early = instrument.valid_from is not None and day < instrument.valid_from
        is_late = instrument.valid_to is not None and day > instrument.valid_to
        if is_early or is_late:
            limit = instrument.valid_from if is_early else instrument.valid_to
            values = {"key": key, "day": str(day), "instrument": instrument.id, "limit": str(limit)}
            bound = _FIRST_DAY if is_early else _LAST_DAY
            yield diagnostic("CFG243", place_in_yaml(source, (*at, key)), bound=bound, **values)
            return
