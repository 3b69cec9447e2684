"""Masks numbers and addresses of private people, and passwords of meetings, so that reports do not spread them.

Everything stored or sent is masked, in any form. Only the signer's own screen shows old and new digits in full
(`Audience`), because the signer decides by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from portalgen.on_demand import on_demand
from portalgen.text.mail_hosts import may_hold_private_emails

with on_demand():
    from portalgen.text import meeting_passwords, pasted, personal_data

_MEETING_HOSTS: Final = ("zoom.", "webex.", "teams.", "meet.google.")
"""Signs of a link to a meeting: its patterns are loaded only for a line with one."""
Audience = Literal["signer", "others"]
"""The readers of a text: the signer of its content, on their own screen, or anybody."""

_DOT: Final = "•"
_SHAPE: Final = re.compile(r"(?<![\dA-Za-z])[+(]?\d(?:[ .()-]{0,2}\d){8,}")
_RUN: Final = re.compile(r"(?<![\w=#-])(?<!tel:)\d{9,19}(?!\w)")
"""A run of digits. Letters or signs beside it mark digests and addresses; numbers in `tel:` are masked if private."""


def mask_number(number: str) -> str:
    """Return a number masked except its first four digits (three of a short number) and its last two."""
    digits = "".join(each for each in number if each.isalnum())
    return f"{digits[: 4 if len(digits) > 9 else 3]}…{digits[-2:]}"


def mask_all_numbers(line: pasted.FoldedText, spans: Iterable[pasted.Span] = ()) -> str:
    """Return the raw line with all numbers masked, at the same length.

    `•` replaces the middle of the spans (of the raw line), of numbers of nine digits or more, and of private mailboxes.
    """
    letters = list(line.raw)
    shapes = (match.span() for match in _SHAPE.finditer(line.text))
    for start, end in (*spans, *map(line.raw_span_of, (*shapes, *personal_data.find_private_emails(line.text)))):
        _hide(line.raw, letters, start, end)
    return "".join(letters)


def _hide(line: str, letters: list[str], start: int, end: int) -> None:
    if _DOT in line[start:end]:
        return  # masked before: keep the remaining characters
    mail = next((index for index in range(start, end) if line[index] == "@"), None)
    if mail is not None:
        letters[start + 1 : mail] = _DOT * (mail - start - 1)
        return
    is_hidden = str.isalpha if personal_data.is_told_in_words(line[start:end]) else str.isdigit
    places = [index for index in range(start, end) if is_hidden(line[index])]
    for index in places[3:-2] or places[:-2] or places:
        letters[index] = _DOT


def _find_numbers(line: str) -> Iterator[pasted.Span]:
    yield from personal_data.find_citizen_numbers(line)
    yield from personal_data.find_citizen_numbers_in_addresses(line)
    yield from personal_data.find_bank_accounts(line)
    yield from personal_data.find_insurance_numbers(line)
    yield from personal_data.find_private_telephones(line)
    yield from personal_data.find_passport_numbers(line)


def _find_passwords(line: str) -> tuple[pasted.Span, ...]:
    found = meeting_passwords.find_meeting_passwords((line,))
    return tuple(meeting_passwords.find_value(line, span) for _, span in found)


def mask_personal_numbers(line: str, spans: Iterable[pasted.Span] = (), *, with_runs: bool = True) -> str:
    """Return `line` (raw) as any report may repeat it, at the same length.

    `•` replaces the middle of `spans`, of personal numbers, long runs of digits and private mailboxes, and passwords of
    meetings. Dates, amounts and the rest stay readable. Use `with_runs=False` for lines with commit ids, which may contain runs of digits.
    """
    all_spans = [span for span in spans if span[0] < len(line)]
    has_digits = any(map(str.isdigit, line))
    if has_digits and (personal_data.may_hold_numbers(line) or personal_data.may_hold_passports(line)):
        folded = pasted.fold_pasted(line)
        all_spans += (folded.raw_span_of(span) for span in _find_numbers(folded.text))
        if with_runs:
            all_spans += (folded.raw_span_of(run.span()) for run in _RUN.finditer(folded.text))
    if may_hold_private_emails(line):
        all_spans += personal_data.find_private_emails(line)
    passwords = _find_passwords(line) if any(host in line for host in _MEETING_HOSTS) else ()
    if not all_spans and not passwords:
        return line
    letters = list(line)
    for start, end in passwords:
        letters[start:end] = _DOT * (end - start)
    for start, end in all_spans:
        _hide(line, letters, start, min(end, len(line)))
    return "".join(letters)


def mask_for(audience: Audience, text: str, label: str = "") -> str:
    """Return `text` masked for `audience`, at the same length. `label` names the value, such as a column."""
    if audience == "signer" or not text:
        return text
    start = f"{label}: " if label else ""
    return "\n".join(mask_personal_numbers(start + each)[len(start) :] for each in text.split("\n"))
