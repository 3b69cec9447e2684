"""Codes: the kinds of fault that diagnostics report, with their messages.

Messages hold the author's own words in backticks. The note stands under the carets, the help says how to fix it.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from portalgen.diagnostics.model import Severity
from portalgen.frozen import frozen

ResponsibleParty = Literal["editor", "supplier", "board", "translator", "operator", "developer"]
"""Who has to act: the editor of the page, the supplier of the information (QĐ 2111, Art. 8), the editorial board
(Art. 9), the translators, the operator, the developers of theme and rules."""

WaivableBy = Literal["author", "board", "nobody"]
"""Who may waive findings of a code: `author` by a suppression, the baseline or `lint.yaml`, and the board as well;
`board` by a waiver only; `nobody` where the finding stays whatever is written."""

LockReason = Literal["usual", "suppression", "hidden", "secrecy", "submission", "record", "address", "notice"]
"""Why authors cannot waive a code. `usual`: the build refuses what has such a fault (where nobody may waive it), or
deadlines and approval are for the board (where only the board may). `submission`: it is about a submission as a whole.
`record`: it is about whether a signature holds. `address`: an address that readers have would vanish.
`notice`: something that readers were told would be hidden."""


@frozen
class Code:
    """One kind of fault: `vi` and `en` are (sentence, note under the carets, help).

    `basis` is the legal basis as it is cited: instruments by their short names, several joined by `; `. `waivable_by`
    has no default, so that each code states it; where it is `author`, `lock` means nothing. `mirrors` is the code of the
    same fault in a source, for a code of built pages: the severity of that one, and what the settings say of it, hold.
    """

    code: str
    name: str
    vi: tuple[str, str, str]
    en: tuple[str, str, str]
    severity: Severity = Severity.ERROR
    basis: str = ""
    party: ResponsibleParty = "editor"
    waivable_by: WaivableBy = field(kw_only=True)
    lock: LockReason = "usual"
    mirrors: str = ""
