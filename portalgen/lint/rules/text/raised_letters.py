r"""Chữ bị nâng lên giữa hai chữ. / Letters are raised between letters.

Vì sao: Dấu `^` ở hai bên làm chữ ở giữa thành chữ nhỏ nâng lên; tên gọi, mã hồ sơ vì thế hiện khác với bản gốc.
Why: A `^` on either side raises what stands between, so that names and codes are shown otherwise than they are written.

Cách sửa: Viết `\^` nếu cần giữ dấu ấy, hoặc thay bằng dấu khác; muốn nâng thật thì để nguyên.
Fix: Write `\^` to keep the sign, or another sign; leave it where the letters are meant to be raised.

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

    Hồ sơ mang mã ten^ban^so của phòng.

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

    Hồ sơ mang mã ten-ban-so của phòng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_prose_blocks
from portalgen.render.markdown.inline_rules import is_in_name

_RAISED: Final = re.compile(r"(?<=[^\W\d_])\^[^\W\d_]{2,24}\^(?=[^\W\d_])")


def check(text: PageText) -> Iterator[Violation]:
    """TXT237 for two or more letters that are raised between letters; what stands in a name is not raised."""
    if "^" not in text.body or _RAISED.search(text.body) is None:
        return
    for part, until in find_prose_blocks(text):
        for place in find_in_block(text, part, until, _RAISED):
            if not is_in_name(place.excerpt, place.column - 1):
                yield violation("TXT237", place, text=place.underlined.strip("^"))


RULE: Final = PageRule("TXT237", check)
