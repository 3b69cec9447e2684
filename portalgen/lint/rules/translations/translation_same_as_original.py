"""Bản tiếng Anh vẫn là nguyên văn tiếng Việt. / The English page still is the Vietnamese text.

Vì sao: Người đọc tiếng Anh mở ra thấy tiếng Việt; trình đọc màn hình đọc sai vì trang được đánh dấu là tiếng Anh.
Why: Readers of English find Vietnamese, and screen readers pronounce it as English.

Cách sửa: Dịch nội dung, hoặc ghi draft: true cho tới khi dịch xong.
Fix: Translate the body, or set draft: true until it is done.

Sai / Bad:

    === content/so/gioi-thieu/nhiem-vu.vi.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Nhiệm vụ
    ---

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    === content/so/gioi-thieu/nhiem-vu.en.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Duties
    translated_from: "72a92d64615f79fd"
    ---

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

Đúng / Good:

    === content/so/gioi-thieu/nhiem-vu.vi.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Nhiệm vụ
    ---

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    === content/so/gioi-thieu/nhiem-vu.en.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Duties
    translated_from: "72a92d64615f79fd"
    ---

    The Department advises the People's Committee of the province on foreign affairs and guides its agencies in carrying them out as the law requires.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import (
    VIETNAMESE_LETTER,
    Translation,
    count_vietnamese_words,
    find_translations,
    normalized_body_of,
    raw_lines_of,
    strip_markup,
)

_LEAST: Final = 5
"""Words of Vietnamese that a body holds at least; a table of numbers is the same in both languages."""


def check(context: LintContext) -> Iterator[Violation]:
    """LNG202 where a translation's body is its original's but for white space."""
    for each in find_translations(context):
        text = normalized_body_of(context, each.page)
        if len(VIETNAMESE_LETTER.findall(text)) < _LEAST:
            continue
        if (
            text.split() == normalized_body_of(context, each.original).split()
            and count_vietnamese_words(strip_markup(text))[0] >= _LEAST
        ):
            yield violation(
                "LNG202", _find_first_line(context, each), each.original.source, original=each.original.source
            )


def _find_first_line(context: LintContext, each: Translation) -> Place:
    """Return the first line of the body that is not blank."""
    first = each.page.body_line
    for number, line in enumerate(raw_lines_of(context, each.page)[first - 1 :], first):
        if line.strip():
            start = len(line) - len(line.lstrip())
            return place_in_line(each.page.source, number, start + 1, len(line.strip()), line)
    return Place(each.page.source)


RULE: Final = PortalRule("LNG202", check)
