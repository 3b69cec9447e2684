"""A page that is all body, for rules that use nothing of its site, and its fixes."""

from __future__ import annotations

from portalgen.diagnostics.model import Diagnostic
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.apply import fix_source
from portalgen.lint.fixes.reading import read_page_to_fix
from portalgen.lint.model import PageRule
from portalgen.lint.rules.table import load_rules

HEAD = "---\nid: so-a\nkind: page\ntitle: Hội nghị\n---\n\n"
PATH = "content/so/a.vi.md"
WORD_CODES = tuple(rule.code for rule in load_rules("word"))


def word_findings(body: str) -> list[tuple[str, int, int]]:
    """The code, line (from 1 in `body`) and column of each finding of the family, in the order of the rules."""
    found = word_diagnostics(body)
    return [(each.code, each.place.line - HEAD.count("\n"), each.place.column) for each in found]


def word_diagnostics(body: str) -> list[Diagnostic]:
    """What the family says of a body, in the order of the rules."""
    text = read_page_to_fix((HEAD + body).encode(), PATH, KINDS)
    assert text is not None
    return [each.diagnostic for rule in load_rules("word") if isinstance(rule, PageRule) for each in rule.check(text)]


def fix_body(body: str, *codes: str) -> str:
    """The body with the fixes for `codes`, or for all codes of the family."""
    fixed = fix_source((HEAD + body).encode(), PATH, "so", ("so-a",), codes or WORD_CODES)
    return fixed.data.decode()[len(HEAD) :]
