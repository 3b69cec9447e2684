r"""Dấu của Markdown còn sót trong chữ. / A mark of Markdown left in the text.

Vì sao: Máy không hiểu dấu này nên để nguyên: người đọc thấy `![…]`, `](`, `~~`, `{{ }}` hay dấu huyền ngược giữa câu.
Why: The mark was not understood and is shown as it was typed: readers see `![…]`, `](`, `~~`, `{{ }}` or a backtick within a sentence.

Cách sửa: Viết đủ cả cặp dấu, hoặc xóa đi; dấu cần cho người đọc thấy thì đặt `\` đứng trước.
Fix: Complete the pair of marks or delete it; a mark that readers should see gets a `\` before it.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra ~~buổi chiều buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra ~~buổi chiều~~ buổi sáng.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """WRD210 for each mark of Markdown in the body that is shown and is no mistake with a rule of its own."""
    for each in text.leftovers:
        if each.code == "WRD210":
            yield violation("WRD210", each.place, text=each.text, cure=Phrase(f"leftover.{each.cure}"))


RULE: Final = PageRule("WRD210", check)
