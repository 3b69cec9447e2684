"""Codes: the kinds of fault reported by diagnostics."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.pages import Message, read_code_name, read_code_page
from portalgen.frozen import frozen

ResponsibleParty = Literal["editor", "supplier", "board", "translator", "operator", "developer"]
"""The party that has to act.

Either the editor of the page, the supplier of the information (QĐ 2111, Art. 8), the editorial board (Art. 9), the
translators, the operator, or the developers of theme and rules.
"""

WaivableBy = Literal["author", "board", "nobody"]
"""The party that may waive findings of a code.

- `author`: by a suppression, the baseline or `lint.yaml`; the board may waive them too.
- `board`: only by a waiver.
- `nobody`: the finding always stays.
"""

LockReason = Literal[
    "usual", "suppression", "hidden", "secrecy", "submission", "record", "address", "notice", "document", "personal"
]
"""The reason that authors cannot waive a code.

- `usual`: the build refuses content with such a fault (if nobody may waive it), or rules on deadlines and approval are
  reserved for the board (if only the board may waive it).
- `suppression`: rules about suppressions are always reported.
- `hidden`: nobody can approve a change that is not shown.
- `secrecy`: only the board may judge a mark of secrecy.
- `submission`: it concerns a submission as a whole.
- `record`: it concerns the validity of a signature.
- `address`: an address known to readers would vanish.
- `notice`: information already given to readers would be hidden.
- `document`: an issued document would read differently here.
- `personal`: a personal number would be published, which only a record of the chief accepts.
"""


@frozen
class Code:
    """A kind of fault, with its responsible party and its waiver policy. Its text is read from its page when shown.

    `check` is the module of its rule, below `portalgen.lint.rules`; other faults are found while reading and
    building. `waivable_by` has no default, so that each code states it; if it is `author`, `lock` is ignored. `mirrors`
    is set for codes of built pages: it is the code of the same fault in a source, and its severity and settings apply.
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
        """The code's name in words, also accepted in place of the code: `double-space`."""
        return read_code_name(self.code)

    @property
    def vi(self) -> Message:
        """The message, the note under the carets and the fix, in Vietnamese."""
        return read_code_page(self.code).vi

    @property
    def en(self) -> Message:
        """The message, the note under the carets and the fix, in English."""
        return read_code_page(self.code).en

    @property
    def basis(self) -> str:
        """The legal basis as cited: short names of instruments, separated by `; `."""
        return read_code_page(self.code).basis
