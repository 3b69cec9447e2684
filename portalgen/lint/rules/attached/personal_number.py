"""Số liệu cá nhân trong tệp đính kèm. / Personal numbers in an attachment.

Vì sao: Danh sách đính kèm hay chứa số căn cước, số tài khoản, số di động của người dân; đó là dữ liệu cá nhân.
Why: Attached lists often hold citizens' identity numbers, accounts and mobile numbers, which are personal data.

Cách sửa: Đăng bản đã xóa hoặc che các cột này; số công khai của cơ quan thì bỏ qua quy tắc này kèm lý do.
Fix: Publish a version without these columns or with masked digits; for an agency's public numbers suppress this rule with the reason.

Sai / Bad:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.pdf
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.pdf (pdf)
    Danh sách hỗ trợ
    Hộ thứ nhất, số CCCD 001000000000, số tài khoản: 0000000000000

Đúng / Good:

    === content/so/gioi-thieu/quy-che/index.vi.md
    ---
    id: so-quy-che
    kind: page
    title: Quy chế làm việc
    attachments:
      - file: quy-che.pdf
        title: Quy chế làm việc
    ---

    Quy chế đính kèm.

    === content/so/gioi-thieu/quy-che/quy-che.pdf (pdf)
    Danh sách hỗ trợ
    Hộ thứ nhất, số CCCD 0010…00, điện thoại cơ quan 0263 0000 000
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, Mark, mark
from portalgen.text.normal import nfc
from portalgen.text.personal import (
    bank_accounts,
    citizen_numbers,
    insurance_numbers,
    masked,
    may_hold_numbers,
    national_number,
    private_telephones,
)

_KINDS: Final = (
    ("citizen", citizen_numbers),
    ("account", bank_accounts),
    ("telephone", private_telephones),
    ("insurance", insurance_numbers),
)


def check(text: AttachmentText) -> Iterator[Mark]:
    """ATT205 once a file: how many different numbers of each kind, and the first of them masked."""
    if not may_hold_numbers(text.text):
        return
    found: dict[str, dict[str, None]] = {kind: {} for kind, _ in _KINDS}
    for line in nfc(text.text).splitlines():
        if may_hold_numbers(line):
            for kind, find in _KINDS:
                found[kind].update((national_number(line[start:end]), None) for start, end in find(line))
    first = next((number for numbers in found.values() for number in numbers), "")
    if first:
        counts = {kind: str(len(numbers)) for kind, numbers in found.items()}
        yield mark(example=masked(first), **counts)


RULE: Final = AttachmentRule("ATT205", check)
