"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.privacy import (
    bank_account,
    birth_date,
    child_picture,
    citizen_number,
    insurance_number,
    passport_number,
    private_email,
    private_telephone,
    secrecy_mark,
    shortened_address,
    tracked_address,
)

RULES: Final[tuple[LintRule, ...]] = (
    secrecy_mark.RULE,
    citizen_number.RULE,
    bank_account.RULE,
    private_telephone.RULE,
    private_email.RULE,
    child_picture.RULE,
    birth_date.RULE,
    insurance_number.RULE,
    passport_number.RULE,
    tracked_address.RULE,
    shortened_address.RULE,
)
