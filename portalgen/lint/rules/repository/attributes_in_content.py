"""Tệp `.gitattributes` trong content/. / A `.gitattributes` below content/.

Vì sao: Tệp này đổi cách kho hiện, gộp và lấy ra các tệp bên dưới nó: người duyệt có thể không thấy thay đổi, và trang
được dựng có thể khác với điều đã duyệt.
Why: This file changes how the repository shows, merges and checks out what lies below it: who approves may not see a
change, and what is built may not be what was approved.

Cách sửa: Xóa tệp. Điều cả kho cần thì ghi trong `.gitattributes` ở gốc kho.
Fix: Delete the file. What the whole repository needs goes into the `.gitattributes` at its top.

Sai / Bad:

    === content/so/tin-tuc/.gitattributes
    *.md -diff

Đúng / Good:

    === ./.gitattributes
    * text=auto eol=lf
    *.png binary
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.history.attributes import ATTRIBUTES_FILE
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """REP201 for each attributes file below `content/`, whatever it says, be it a link."""
    root = context.portal.root
    for file in sorted((root / "content").rglob(ATTRIBUTES_FILE)):
        yield violation("REP201", Place(_from_root(file, root)))


def _from_root(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


RULE: Final = PortalRule("REP201", check)
