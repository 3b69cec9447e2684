"""Thuộc tính tệp ghi tên một người. / A file whose properties name a person.

Vì sao: Thuộc tính tác giả thường tự ghi tên người soạn thảo; đăng tệp là đăng cả tên đó.
Why: The author property mostly holds the name of whoever typed the file, and is published with it.

Cách sửa: Bỏ thông tin cá nhân trong thuộc tính tệp trước khi xuất, hoặc ghi tên cơ quan.
Fix: Remove personal information from the file's properties before exporting, or give the agency's name.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.docx
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.docx (docx)
    author: Nguyễn Văn Mẫu
    Quy chế làm việc của cơ quan.

Đúng / Good:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.docx
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.docx (docx)
    author: Văn phòng Sở
    Quy chế làm việc của cơ quan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.text.normalization import fold, nfc

_SURNAMES: Final = frozenset(
    (
        "nguyen",
        "tran",
        "le",
        "pham",
        "huynh",
        "hoang",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "trinh",
        "dinh",
        "truong",
        "doan",
        "mai",
    )
)
_OFFICES: Final = frozenset(("phong", "so", "ban", "uy", "ubnd", "hdnd", "vp", "cuc"))
_MOST: Final = 5
"""Words of a name."""


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT211 where the author begins with a common surname and has two to four more words, all with capitals."""
    words = nfc(text.creator).split()
    if 3 <= len(words) <= _MOST and all(word.isalpha() and word[0].isupper() for word in words):
        plain = [fold(word).lower() for word in words]
        if plain[0] in _SURNAMES and not _OFFICES & set(plain):
            yield attachment_violation()


RULE: Final = AttachmentRule("ATT211", check)
