"""Bản dịch ngắn hơn một phần ba bản gốc. / A translation is less than a third of its original.

Vì sao: Có thể bản dịch bị bỏ dở. Bản tóm tắt thì nên nói rõ là tóm tắt.
Why: It may have been left unfinished. A summary should say that it is one.

Cách sửa: Dịch phần còn thiếu, hoặc ghi (summary) trong tiêu đề của bản tiếng Anh.
Fix: Translate the rest, or write (summary) in the English title.

Sai / Bad:

    === content/so/gioi-thieu/nhiem-vu.vi.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Nhiệm vụ
    ---

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan thực hiện theo quy định của pháp luật.

    === content/so/gioi-thieu/nhiem-vu.en.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Duties
    translated_from: "80c1ebb141c0beae"
    ---

    The Department advises the People's Committee of the province on foreign affairs and guides its agencies in carrying them out as the law requires.

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

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.translations._words import WORD, find_translations, normalized_body_of, strip_markup

_LEAST: Final = 600
"""Letters of an original that is long enough to compare."""


def check(context: LintContext) -> Iterator[Violation]:
    """LNG205 where a long original has three times the letters; a summary that says so may be short."""
    for each in find_translations(context):
        if "summar" in each.page.title.casefold():
            continue
        original, text = normalized_body_of(context, each.original), normalized_body_of(context, each.page)
        if 2 * len(text) >= len(original):
            continue  # counting letters takes longer than all else, and markup weighs alike in both
        everything, count = _count_letters(original), _count_letters(text)
        if everything >= _LEAST and 3 * count < everything:
            values = {"count": str(count), "all": str(everything), "original": each.original.source}
            yield violation("LNG205", context.place(each.page, "title"), each.original.source, **values)


def _count_letters(text: str) -> int:
    return sum(len(word) for word in WORD.findall(strip_markup(text)))


RULE: Final = PortalRule("LNG205", check)
