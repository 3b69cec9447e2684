"""Makes text by authors safe to print in a report: control characters are shown, not executed.

Each character is replaced by exactly one character, so that columns and carets stay correct.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase
from portalgen.lint.model import Finding

_REPLACEMENT: Final = "\ufffd"
_PICTURES: Final = 0x2400
"""Unicode's Control Pictures: U+2400 stands for U+0000, and so on."""
_ORDER_MARKS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""They turn the direction of text, and could make a line of a report read as something else."""

_SHOWN: Final = {
    **{code: chr(_PICTURES + code) for code in range(0x20)},
    **{ord(blank): " " for blank in "\t\n\v\f\r"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029, *_ORDER_MARKS), _REPLACEMENT),
}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def sanitize_line(text: str) -> str:
    """Return `text` as a single line without control characters of a terminal or page. Its length stays the same."""
    return text if text.isprintable() else replace_surrogates(text.translate(_SHOWN))


def replace_surrogates(text: str) -> str:
    """Return `text` with U+FFFD in place of characters invalid in UTF-8, as in file names in another encoding."""
    return _SURROGATE.sub(_REPLACEMENT, text)


def sanitize_finding(finding: Finding) -> Finding:
    """Return the finding with sanitized values, excerpt and path. The path can then be printed, but not opened."""
    diagnostic = finding.diagnostic
    values = tuple((name, _sanitize_value(value)) for name, value in diagnostic.values)
    place = replace(
        diagnostic.place, path=sanitize_line(diagnostic.place.path), excerpt=sanitize_line(diagnostic.place.excerpt)
    )
    return replace(finding, diagnostic=Diagnostic(diagnostic.code, place, values))


def _sanitize_value(value: MessageValue) -> MessageValue:
    if isinstance(value, LocalizedText):
        return LocalizedText(sanitize_line(value.vi), sanitize_line(value.en))
    return value if isinstance(value, Phrase) else sanitize_line(value)
