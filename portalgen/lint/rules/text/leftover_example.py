"""Giá trị ví dụ của mẫu bài chưa được thay. / An example of the template that was left.

Vì sao: `portalgen new` ghi sẵn số `00/QĐ-UBND`, điện thoại `0000 000 000`… để người viết thay; đăng nguyên như thế là
đăng thông tin sai.
Why: `portalgen new` writes the number `00/QĐ-UBND`, the telephone `0000 000 000` and the like for the author to replace;
published as they are, they are false.

Cách sửa: Ghi giá trị thật, hoặc xóa dòng đó nếu không cần. Nội dung minh họa thì ghi `sample: true`, trang sẽ nói rõ.
Fix: Write the true value, or delete the line. Illustrative content has `sample: true`, which the page then says.

Sai / Bad:

    === content/so/gioi-thieu/van-phong/index.vi.md
    ---
    id: so-van-phong
    kind: page
    title: Văn phòng
    source:
      name: Sở Ngoại vụ
      url: https://example.vn/
    ---

    Văn phòng giúp Giám đốc Sở điều hành công việc.

Đúng / Good:

    === content/so/gioi-thieu/van-phong/index.vi.md
    ---
    id: so-van-phong
    kind: page
    title: Văn phòng
    source:
      name: Sở Ngoại vụ
      url: https://sngv.lamdong.gov.vn/
    ---

    Văn phòng giúp Giám đốc Sở điều hành công việc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.content.field_types import FIELD_TYPES
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_EXAMPLES: Final = frozenset(FIELD_TYPES[name].example for name in ("telephone", "email", "address"))
"""Values that are nobody's: what a new page holds for each type that has such a one."""
_NO_NUMBER: Final = re.compile(r"0+[A-Za-z]?/.+")
"""Documents are numbered from 01."""


def check(text: PageText) -> Iterator[Violation]:
    """TXT220 for each value of a new page's examples, unless the page is a draft or says that it is a sample."""
    if text.page.draft or text.fields.get("sample"):
        return
    number = text.page.kind.number_from
    if not number and not any(example in text.head.text for example in _EXAMPLES):
        return
    for value, location, key in text.strings():
        written = value.strip()
        if written in _EXAMPLES or (key == number and location == (number,) and _NO_NUMBER.fullmatch(written)):
            yield violation("TXT220", text.place(*location), key=key, value=written[:40])


RULE: Final = PageRule("TXT220", check)
