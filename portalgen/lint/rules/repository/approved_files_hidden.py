"""Thay đổi của bài hoặc cấu hình bị che. / Changes of pages or configuration are hidden.

Vì sao: Người duyệt thấy gì và máy dựng lấy ra gì phải đúng là điều đã gửi. Một dòng trong `.gitattributes` có thể làm
thay đổi không hiện ra, hoặc làm tệp lấy ra khác với tệp được duyệt.
Why: What is shown to who approves, and what is checked out to be built, must be what was sent. A line of a
`.gitattributes` can keep a change from being shown, or make another file of what was approved.

Cách sửa: Xóa thuộc tính, hoặc đổi mẫu của dòng để không gồm `content/` và `site-config/`.
Fix: Delete the attribute, or change the line's pattern so that it leaves `content/` and `site-config/` out.

Sai / Bad:

    === ./.gitattributes
    content/** -diff

Đúng / Good:

    === ./.gitattributes
    content/** diff=markdown eol=lf
    *.png binary
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.repository._hidden import RELATED_LIMIT, find_hidden_differences


def check(context: LintContext) -> Iterator[Violation]:
    """REP202 for each line whose attributes hold for a file below `content/` or `site-config/`."""
    for each in find_hidden_differences(context.portal.root, context.files):
        if each.is_of_approved_files:
            related = each.paths[:RELATED_LIMIT]
            yield violation(
                "REP202", each.place, *related, attributes=each.tokens, path=each.paths[0], effect=each.effect
            )


RULE: Final = PortalRule("REP202", check)
