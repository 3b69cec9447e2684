"""Thay đổi của tệp khác bị che. / Changes of other files are hidden.

Vì sao: Chương trình, giao diện và quy trình cũng được duyệt trước khi chạy. Một dòng trong `.gitattributes` có thể che
thay đổi của chúng.
Why: The program, the theme and the workflows are approved too before they run. A line of a `.gitattributes` can hide
what changes in them.

Cách sửa: Xóa thuộc tính. Nếu tệp đúng là do máy tạo và không ai cần đọc, đặt mức của REP203 trong
`site-config/lint.yaml`.
Fix: Delete the attribute. Where a file is indeed made and nobody needs to read it, set the severity of REP203 in
`site-config/lint.yaml`.

Sai / Bad:

    === tai-lieu/.gitattributes
    *.md linguist-generated
    === tai-lieu/huong-dan.md
    Hướng dẫn.

Đúng / Good:

    === tai-lieu/.gitattributes
    *.md linguist-generated
    huong-dan.md -linguist-generated
    === tai-lieu/huong-dan.md
    Hướng dẫn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.repository._hidden import RELATED_LIMIT, find_hidden_differences


def check(context: LintContext) -> Iterator[Violation]:
    """REP203 for each line whose attributes hold for files of text outside of `content/` and `site-config/` alone."""
    for each in find_hidden_differences(context.portal.root, context.files):
        if not each.is_of_approved_files:
            related = each.paths[:RELATED_LIMIT]
            yield violation(
                "REP203", each.place, *related, attributes=each.tokens, path=each.paths[0], effect=each.effect
            )


RULE: Final = PortalRule("REP203", check)
