"""The check of REP204; its page is `REP204.md`."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.repository._hidden import APPROVED_FOLDERS

_FILE: Final = ".gitmodules"
_PATH: Final = re.compile(r'\s*path\s*=\s*"?(?P<path>[^"\r\n]*?)"?\s*')


def check(context: LintContext) -> Iterator[Violation]:
    """Yield REP204 for each submodule declared or checked out below `content/` or `site-config/`."""
    root = context.portal.root
    for line, column, length, text, path in _declared(root / _FILE):
        yield violation("REP204", place_in_line(_FILE, line, column, length, text), path, path=path)
    for top in APPROVED_FOLDERS:
        for folder, below, names in os.walk(root / top):
            inside = Path(folder).relative_to(root).as_posix()
            for name in (".git", _FILE):
                if name in names or name in below:
                    yield violation("REP204", Place(f"{inside}/{name}"), path=inside)
            below[:] = sorted(each for each in below if not each.startswith("."))


def _declared(file: Path) -> Iterator[tuple[int, int, int, str, str]]:
    """Yield (line, column, length, text, path) of each submodule path declared below `content/` or `site-config/`."""
    if not file.is_file():
        return
    for number, text in enumerate(file.read_bytes().decode("utf-8", "replace").splitlines(), 1):
        match = _PATH.fullmatch(text)
        if match is not None and f"{posixpath.normpath(match['path'])}/".startswith(APPROVED_FOLDERS):
            yield number, match.start("path") + 1, len(match["path"]), text, match["path"]


RULE: Final = PortalRule("REP204", check)
