"""Kho khác nằm trong content/. / Another repository below content/.

Vì sao: Kho con (submodule) chỉ được ghi bằng một mã: người duyệt không thấy tệp nào trong đó, và lịch sử của kho này
không biết bài nào đã đổi khi nào.
Why: Of a submodule only an id is recorded: who approves sees none of its files, and the history of this repository does
not know which page changed when.

Cách sửa: Chép tệp của kho con vào kho này và bỏ kho con (`git submodule deinit`, `git rm`).
Fix: Copy the files into this repository and remove the submodule (`git submodule deinit`, `git rm`).

Sai / Bad:

    === ./.gitmodules
    [submodule "van-ban"]
        path = content/so/van-ban
        url = https://kho.example.vn/van-ban.git

Đúng / Good:

    === ./.gitmodules
    [submodule "cong-cu"]
        path = cong-cu
        url = https://kho.example.vn/cong-cu.git
"""

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
    """REP204 where a submodule is declared or checked out below `content/` or `site-config/`."""
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
    """Yield (line, column, length, text, path) of each declared path of a submodule that is approved file by file."""
    if not file.is_file():
        return
    for number, text in enumerate(file.read_bytes().decode("utf-8", "replace").splitlines(), 1):
        match = _PATH.fullmatch(text)
        if match is not None and f"{posixpath.normpath(match['path'])}/".startswith(APPROVED_FOLDERS):
            yield number, match.start("path") + 1, len(match["path"]), text, match["path"]


RULE: Final = PortalRule("REP204", check)
