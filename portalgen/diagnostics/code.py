"""What a code is: one kind of fault, with its sentences.

Sentences hold the author's own words in backticks. `note` stands under the carets, `help` says the way out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portalgen.diagnostics.model import Severity

Party = Literal["editor", "supplier", "board", "translator", "operator", "developer"]
"""Who has to act: the editor of the page, the supplier of the information (QĐ 2111, Art. 8), the editorial board
(Art. 9), the translators, the operator, the developers of theme and rules."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of fault: `vi`/`en` are (sentence, note under the carets, help).

    `basis` is the legal basis as it is cited: instruments by their short names, several joined by `; `.
    """

    code: str
    name: str
    vi: tuple[str, str, str]
    en: tuple[str, str, str]
    severity: Severity = Severity.ERROR
    basis: str = ""
    party: Party = "editor"
