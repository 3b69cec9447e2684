"""`parse_legal_settings(files)`, until `portalgen.config.legal` has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from portalgen.config.legal import LEGAL_FOLDER, LegalSettings, _legal
from portalgen.config.legal_models import CalendarModel, DeadlinesModel, InstrumentsModel
from portalgen.config.legal_rules import check_calendars, check_deadlines, check_instruments
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.model import Diagnostic, Place, Severity, diagnostic
from portalgen.diagnostics.sentences import severity_of


def parse_legal_settings(
    files: Mapping[str, bytes], sites: Collection[str] | None
) -> tuple[LegalSettings | None, tuple[Diagnostic, ...]]:
    """Return the settings, or None with the diagnostics."""
    found: list[Diagnostic] = []
    instruments = _parse(files, f"{LEGAL_FOLDER}/instruments.yaml", InstrumentsModel, found)
    deadlines = _parse(files, f"{LEGAL_FOLDER}/deadlines.yaml", DeadlinesModel, found)
    folder = f"{LEGAL_FOLDER}/calendar/"
    years = [_parse(files, path, CalendarModel, found) for path in sorted(files) if path.startswith(folder)]
    known = [each for each in years if each is not None]
    if instruments:
        found += check_instruments(*instruments)
    if instruments and deadlines:
        named = [each.site for each in deadlines[1].directed]
        found += check_deadlines(*deadlines, instruments[1], [*deadlines[1].freshness.sites, *named])
    found += check_calendars(known)
    if not (instruments and deadlines) or any(severity_of(each) is Severity.ERROR for each in found):
        return None, tuple(found)
    return _legal(instruments[1], deadlines[1], [each[1] for each in known]), tuple(found)


def _parse(files: Mapping[str, bytes], path: str, model: Any, found: list[Diagnostic]) -> Any:
    if path not in files:
        found.append(diagnostic("CFG140", Place(path), file=path))
        return None
    source, value, invalid = _parse_file(path, files[path], model)
    found.extend(invalid)
    return (source, value) if value else None


@lru_cache(maxsize=64)
def _parse_file(path: str, data: bytes, model: Any) -> tuple[YamlText, Any, tuple[Diagnostic, ...]]:
    source = YamlText(data.decode("utf-8-sig", "replace"), path, "CFG")
    return source, *validate(model, source)
