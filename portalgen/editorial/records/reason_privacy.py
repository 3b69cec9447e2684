"""Checks the text of a record for private data: it is kept permanently and widely read, like a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from portalgen.diagnostics.model import Diagnostic, MessageValue, Place, diagnostic
from portalgen.frozen import frozen
from portalgen.text.columns import find_spans_in_lines
from portalgen.text.masking import mask_number
from portalgen.text.pasted import fold_pasted
from portalgen.text.personal_data import (
    BIRTH_WRAP,
    NUMBER_WRAP,
    find_bank_accounts,
    find_birth_dates,
    find_citizen_numbers,
    find_insurance_numbers,
    find_passport_numbers,
    find_private_emails,
    find_private_telephones,
    mail_host_of,
)
from portalgen.text.secrecy import MARK_WRAP, find_marks_in_lines, find_secrecy_marks
from portalgen.text.wrapped_lines import LinesFinder, SpanFinder, WrapPattern, find_in_lines


@frozen
class _Detector:
    """A code of the linter with its finder, and the values for its sentence."""

    code: str
    find: SpanFinder
    values: Callable[[str], Mapping[str, MessageValue]]
    wrap: WrapPattern = NUMBER_WRAP
    find_in_each: LinesFinder | None = None


def _masked(number: str) -> Mapping[str, MessageValue]:
    return {"number": mask_number(number)}


_DETECTORS: Final = (
    _Detector("PRV201", find_secrecy_marks, lambda mark: {"mark": mark}, MARK_WRAP, find_marks_in_lines),
    _Detector("PRV202", find_citizen_numbers, _masked),
    _Detector("PRV203", find_bank_accounts, _masked),
    _Detector("PRV204", find_private_telephones, _masked),
    _Detector("PRV205", find_private_emails, lambda address: {"host": mail_host_of(address)}),
    _Detector("PRV207", find_birth_dates, lambda _: {}, BIRTH_WRAP),
    _Detector("PRV208", find_insurance_numbers, _masked),
    _Detector("PRV209", find_passport_numbers, _masked),
)
"""The linter's rules on privacy and secrecy for plain text."""


def find_private_words(text: str, place: str) -> Iterator[Diagnostic]:
    """Yield the findings of the privacy rules in the text of a record; `place` names its source."""
    lines = tuple(map(fold_pasted, text.splitlines()))
    for detector in _DETECTORS:
        matches = find_in_lines(lines, detector.find_in_each or _in_tables(detector.find), detector.find, detector.wrap)
        for text_found in dict.fromkeys(match.text for match in matches):
            yield diagnostic(detector.code, Place(place), **detector.values(text_found))


def _in_tables(find: SpanFinder) -> LinesFinder:
    return lambda lines: find_spans_in_lines(lines, find)
