"""Tên tệp có dấu tiếng Việt, dấu cách hay ký tự lạ. / A file name with marks, spaces or odd characters.

Vì sao: Tên tệp là một phần của địa chỉ: dấu và dấu cách thành một chuỗi `%E1%BB…` khi người đọc chép liên kết, dễ hỏng khi gửi thư hoặc tải về máy khác.
Why: The name is part of the address: marks and spaces become a row of `%E1%BB…` when readers copy the link, and break easily in mails and on other computers.

Cách sửa: Đổi tên tệp thành tên nêu trong báo cáo, rồi sửa tên đó trong bài.
Fix: Rename the file as the report says, and correct the name in the page.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: Quy-chế-bản-ký.pdf
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/Quy-chế-bản-ký.pdf (pdf)
    Quy chế làm việc của cơ quan.

Đúng / Good:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che-ban-ky.pdf
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che-ban-ky.pdf (pdf)
    Quy chế làm việc của cơ quan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.named_files import find_named_files
from portalgen.lint.page_text import PageText
from portalgen.text.slugs import slug_of

_ODD: Final = re.compile(r"[^\w.~/-]|[^\x00-\x7f]")
_HINT: Final = re.compile(r"[^\n]\.(?:[A-Za-z0-9]{2,4})\b")
_NAMELESS: Final = "tep"


def check(text: PageText) -> Iterator[Violation]:
    """ATT222 where the page first names a file whose name is not of plain letters, digits, `-`, `_` and `.`."""
    if _HINT.search(text.text) is None:
        return
    named = set()
    for name, place in find_named_files(text):
        last = name.rpartition("/")[2]
        if last not in named and _ODD.search(last):
            named.add(last)
            yield violation("ATT222", place, file=name, proposal=_plain_name_of(last))


def _plain_name_of(name: str) -> str:
    """Return the name in plain letters: `Hướng dẫn (bản cuối).PDF` to `huong-dan-ban-cuoi.pdf`."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    return f"{slug_of(stem) or _NAMELESS}{dot}{slug_of(ending)}"


RULE: Final = PageRule("ATT222", check)
