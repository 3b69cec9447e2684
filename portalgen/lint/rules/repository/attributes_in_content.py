"""The check of REP201; its page is `REP201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.history.attributes import ATTRIBUTES_FILE
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield REP201 for each attributes file below `content/`, even a symbolic link."""
    root = context.portal.root
    for file in sorted((root / "content").rglob(ATTRIBUTES_FILE)):
        yield violation("REP201", Place(_from_root(file, root)))


def _from_root(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


RULE: Final = PortalRule("REP201", check)
