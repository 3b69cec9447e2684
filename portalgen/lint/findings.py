"""Turns violations into findings: severity, responsible party, and a fingerprint that survives moved lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import chain
from typing import Final

from portalgen.config.address_ledger import site_of_ledger
from portalgen.config.lint_models import Level
from portalgen.config.lint_settings import LintSettings
from portalgen.diagnostics.model import EXCERPT_LIMIT, Diagnostic, LocalizedText, Phrase, Place, Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.lint.model import Finding, Violation
from portalgen.store.digest import digest_text
from portalgen.text.masked_diagnostics import mask_values
from portalgen.text.masking import mask_personal_numbers
from portalgen.text.pasted import Span

_PERSONAL: Final = frozenset(("PRV202", "PRV203", "PRV204", "PRV205", "PRV207", "PRV208", "PRV209", "PRV214", "PRV215"))
"""Codes located at personal data, which other findings on the same lines must not repeat."""


def build_findings(
    violations: Iterable[Violation], settings: LintSettings, subjects: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return a finding for each distinct violation, sorted by place. Violations of severity `off` are dropped.

    `subjects` maps a source to its item (and language). Fingerprints are computed from it, so they stay the same when a
    file is renamed. Personal numbers are masked in excerpts and values.
    """
    occurrences: Counter[str] = Counter()
    severities: dict[
        tuple[str, str], Severity | None
    ] = {}  # a file has many findings of a code, and settings many entries
    findings = []
    for each in sorted(_mask_personal_numbers(set(violations)), key=_sort_key):
        key = each.diagnostic.code, each.source or each.diagnostic.place.path
        if key not in severities:
            severities[key] = resolve_severity(each.diagnostic, settings, each.source)
        severity = severities[key]
        if severity is None:
            continue
        base = _identity_of(each.diagnostic, subjects)
        occurrences[base] += 1
        findings.append(
            Finding(
                diagnostic=each.diagnostic,
                severity=severity,
                fingerprint=_hash_parts(base, str(occurrences[base])),
                party=each.party or CODES[each.diagnostic.code].party,
                related=each.related,
                start=each.start,
                due=each.due,
            )
        )
    return tuple(findings)


def _mask_personal_numbers(violations: Iterable[Violation]) -> Iterator[Violation]:
    """Yield the violations with personal numbers masked in their excerpts; columns stay."""
    distinct = tuple(violations)
    spans = _PersonalSpans(each.diagnostic.place for each in distinct if each.diagnostic.code in _PERSONAL)
    masked: dict[Place, str] = {}  # many findings on one long line quote it once each
    for each in distinct:
        diagnostic, place = each.diagnostic, each.diagnostic.place
        line = replace(place, column=1, length=0)
        if line not in masked:
            masked[line] = mask_personal_numbers(place.excerpt, spans.find_in_excerpt(place))
        excerpt = masked[line]
        values = mask_values(diagnostic.values)
        if excerpt != place.excerpt or values != diagnostic.values:
            place = replace(place, excerpt=excerpt)
            yield replace(each, diagnostic=replace(diagnostic, place=place, values=values))
        else:
            yield each


class _PersonalSpans:
    """The spans of personal data, by parts of a line as long as an excerpt: an excerpt overlaps two parts."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._spans: defaultdict[tuple[str, int, int], set[Span]] = defaultdict(set)
        for place in places:
            start, end = place.column - 1, place.column - 1 + place.length
            for part in range(start // EXCERPT_LIMIT, end // EXCERPT_LIMIT + 1):
                self._spans[place.path, place.line, part].add((start, end))

    def find_in_excerpt(self, place: Place) -> Iterator[Span]:
        """Yield the personal spans within the excerpt of a place."""
        first = place.excerpt_start // EXCERPT_LIMIT
        parts = (self._spans.get((place.path, place.line, part), ()) for part in (first, first + 1))
        for start, end in set(chain.from_iterable(parts)):
            if end > place.excerpt_start:
                yield max(start - place.excerpt_start, 0), end - place.excerpt_start


def finding_sort_key(each: Finding) -> tuple[str, int, int, str]:
    """Return the key that sorts findings in a report: path, line, column and code."""
    return each.place.path, each.place.line, each.place.column, each.code


def resolve_severity(diagnostic: Diagnostic, settings: LintSettings, source: str = "") -> Severity | None:
    """Return the severity of this diagnostic, or None if the settings turn it `off`.

    A setting for the code at this path overrides the code's own severity, except for codes that authors cannot waive.
    For a built page, the path is its `source`.
    """
    if who_may_waive(diagnostic.code) != "author":
        return CODES[diagnostic.code].severity
    path = source or diagnostic.place.path
    level = _find_level(settings.severity, diagnostic.code)
    for override in settings.overrides:
        if _applies(path, override.paths, override.sites):
            level = _find_level(override.severity, diagnostic.code) or level
    if level == "off":
        return None
    return Severity(level) if level else CODES[diagnostic.code].severity


def site_of_path(path: str) -> str:
    """Return the id of the site that owns a source or site configuration. Return an empty string for shared files."""
    parts = path.split("/")
    if parts[0] == "content" and len(parts) > 2:
        return parts[1]
    if parts[:3] == ["site-config", "governance", "roster"] and len(parts) > 3:
        return parts[3].removesuffix(".yaml")
    if parts[:2] == ["site-config", "sites"] and len(parts) > 2:
        return parts[2].removesuffix(".yaml")
    return site_of_ledger(path)


def _applies(path: str, paths: tuple[str, ...], sites: tuple[str, ...]) -> bool:
    return (not paths or any(fnmatchcase(path, glob) for glob in paths)) and (not sites or site_of_path(path) in sites)


def _find_level(levels: Mapping[str, Level], code: str) -> Level | None:
    """Return the setting of a code, else of the code that it mirrors."""
    for each in (code, CODES[code].mirrors):
        matching = [prefix for prefix in levels if each.startswith(prefix)]
        if matching:
            return levels[max(matching, key=len)]
    return None


def _sort_key(each: Violation) -> tuple[str, int, int, str, str]:
    place = each.diagnostic.place
    return place.path, place.line, place.column, each.diagnostic.code, repr(each)


def _identity_of(diagnostic: Diagnostic, subjects: Mapping[str, str]) -> str:
    """Return the identity of a finding independent of line numbers: code, item, words and values."""
    place = diagnostic.place
    values = (
        f"{name}={value.key if isinstance(value, Phrase) else value}"
        for name, value in diagnostic.values
        if not isinstance(value, LocalizedText)
    )
    subject = subjects.get(place.path, place.path)
    return "\0".join((diagnostic.code, subject, " ".join(place.underlined.split()), *values))


def _hash_parts(*parts: str) -> str:
    return digest_text("\0".join(parts))
