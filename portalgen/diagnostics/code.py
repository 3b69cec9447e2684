"""Codes: the kinds of fault that diagnostics report."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.pages import Message, read_code_name, read_code_page
from portalgen.frozen import frozen

ResponsibleParty = Literal["editor", "supplier", "board", "translator", "operator", "developer"]
"""Who has to act: the editor of the page, the supplier of the information (QĐ 2111, Art. 8), the editorial board
(Art. 9), the translators, the operator, the developers of theme and rules."""

WaivableBy = Literal["author", "board", "nobody"]
"""Who may waive findings of a code: `author` by a suppression, the baseline or `lint.yaml`, and the board as well;
`board` by a waiver only; `nobody` where the finding stays whatever is written."""

LockReason = Literal[
    "usual", "suppression", "hidden", "secrecy", "submission", "record", "address", "notice", "document", "personal"
]
"""Why authors cannot waive a code. `usual`: the build refuses what has such a fault (where nobody may waive it), or
deadlines and approval are for the board (where only the board may). `submission`: it is about a submission as a whole.
`record`: it is about whether a signature holds. `address`: an address that readers have would vanish.
`notice`: something that readers were told would be hidden. `document`: an issued document would read otherwise here.
`personal`: a number of a person would be published, which a
record of the chief alone accepts."""


@frozen
class Code:
    """One kind of fault: who has to act, and who may waive it. The text about it is read from its page when it is shown.

    `check` is the module of its rule, below `portalgen.lint.rules`; other codes are found by what reads and builds.
    `waivable_by` has no default, so that each code states it; where it is `author`, `lock` means nothing. `mirrors` is the
    code of the same fault in a source, for a code of built pages: the severity of that one, and what the settings say of
    it, hold.
    """

    code: str
    check: str = ""
    severity: Severity = Severity.ERROR
    party: ResponsibleParty = "editor"
    waivable_by: WaivableBy = field(kw_only=True)
    lock: LockReason = "usual"
    mirrors: str = ""

    @property
    def name(self) -> str:
        """Its name in words, by which people may call it: `double-space`."""
        return read_code_name(self.code)

    @property
    def vi(self) -> Message:
        """The sentence, the note under the carets and the way out, in Vietnamese."""
        return read_code_page(self.code).vi

    @property
    def en(self) -> Message:
        """The same in English."""
        return read_code_page(self.code).en

    @property
    def basis(self) -> str:
        """The legal basis as it is cited: instruments by their short names, several joined by `; `."""
        return read_code_page(self.code).basis
