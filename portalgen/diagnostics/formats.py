"""Formats reports of diagnostics for people and for programs. Each format is byte-stable for equal input."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of, severity_of, severity_word

_WITHOUT_WIDTH: Final = ("Mn", "Me", "Cf")
"""Unicode categories of zero-width characters on a terminal."""


def diagnostics_as_text(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Return the full report: place, message, excerpt with carets, help and legal basis of each diagnostic."""
    return "\n".join(_format_block(diagnostic, language) for diagnostic in diagnostics)


def diagnostics_as_json(
    diagnostics: Iterable[Diagnostic],
    language: str,
    severities: Mapping[Diagnostic, Severity] = MappingProxyType({}),
) -> str:
    """Return a JSON list with an object for each diagnostic and a stable set of keys.

    `severities` overrides the severities of the codes.
    """
    rows = [
        {
            "code": each.code,
            "name": CODES[each.code].name,
            "severity": severities.get(each, severity_of(each)).value,
            "path": each.place.path,
            "line": each.place.line,
            "column": each.place.column,
            "length": each.place.length,
            "message": sentence_of(each, language),
            "note": note_of(each, language),
            "help": help_of(each, language),
            "basis": CODES[each.code].basis,
        }
        for each in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def count_with_severity(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """Return the number of `diagnostics` with `severity`."""
    return sum(severity_of(each) is severity for each in diagnostics)


def _format_block(diagnostic: Diagnostic, language: str) -> str:
    place = diagnostic.place
    word = severity_word(severity_of(diagnostic), language)
    lines = [f"{place.path}:{place.line}:{place.column}: {word} {diagnostic.code}: {sentence_of(diagnostic, language)}"]
    if place.excerpt:
        lines += _format_excerpt(diagnostic, language)
    lines.append(f"  {'help' if language == 'en' else 'cách sửa'}: {help_of(diagnostic, language)}")
    basis = CODES[diagnostic.code].basis
    if basis:
        lines.append(f"  {'legal basis' if language == 'en' else 'căn cứ pháp lý'}: {basis}")
    return "\n".join(lines) + "\n"


def _format_excerpt(diagnostic: Diagnostic, language: str) -> list[str]:
    before, marked, after = diagnostic.place.split_excerpt()
    gutter = f"{diagnostic.place.line:>5} | "
    line = gutter + (before + marked + after).replace("\t", " ")
    while before and marked and _letter_width(marked[0]) == 0:
        before, marked = before[:-1], before[-1] + marked  # a combining mark is shown with its letter
    carets = " " * _terminal_width(before) + "^" * max(_terminal_width(marked), 1)
    remark = note_of(diagnostic, language)
    return [line, f"{' ' * (len(gutter) - 2)}| {carets} {remark}".rstrip()]


def _terminal_width(text: str) -> int:
    """Return the width of `text` in terminal columns."""
    return len(text) if text.isascii() else sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    """Return 0 for combining marks and zero-width characters, 2 for wide letters, otherwise 1."""
    if unicodedata.category(letter) in _WITHOUT_WIDTH and letter != "\u00ad":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
