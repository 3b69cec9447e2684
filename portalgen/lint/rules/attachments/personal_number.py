"""The check of ATT205; its page is `ATT205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.columns import find_spans_in_lines
from portalgen.text.masking import mask_number
from portalgen.text.pasted import FoldedText, fold_pasted, visible_text
from portalgen.text.personal_data import (
    NUMBER_WRAP,
    find_bank_accounts,
    find_citizen_numbers,
    find_insurance_numbers,
    find_passport_numbers,
    find_private_telephones,
    may_hold_numbers,
    may_hold_passports,
    national_number_of,
)
from portalgen.text.wrapped_lines import SpanFinder, find_in_lines

_KINDS: Final = (
    (find_citizen_numbers, B("số căn cước", "identity")),
    (find_bank_accounts, B("số tài khoản", "account")),
    (find_private_telephones, B("số di động", "mobile")),
    (find_insurance_numbers, B("mã số bảo hiểm hoặc thuế", "insurance or tax")),
    (find_passport_numbers, B("số hộ chiếu", "passport")),
)


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """Yield ATT205 once per file, with the count of different numbers of each kind and the first number masked."""
    if not may_hold_numbers(text.text) and not may_hold_passports(visible_text(text.text)):
        return
    lines = tuple(map(fold_pasted, text.text.splitlines()))
    known = {national_number_of(each) for each in text.public_telephones}
    numbers_by_kind = [
        ([each for each in _find_numbers(lines, find) if each not in known], words) for find, words in _KINDS
    ]
    numbers = [number for each, _ in numbers_by_kind for number in each]
    if numbers:
        counts = [(len(each), words) for each, words in numbers_by_kind if each]
        kinds = LocalizedText(
            ", ".join(f"{n} {words.vi}" for n, words in counts), ", ".join(f"{n} {words.en}" for n, words in counts)
        )
        # The count is a separate value because only plain values distinguish findings.
        yield attachment_violation(found=kinds, count=str(len(numbers)), example=mask_number(numbers[0]))


def _find_numbers(lines: tuple[FoldedText, ...], find: SpanFinder) -> dict[str, None]:
    matches = find_in_lines(lines, lambda texts: find_spans_in_lines(texts, find), find, NUMBER_WRAP)
    return {national_number_of(match.text): None for match in matches}


RULE: Final = AttachmentRule("ATT205", check)
