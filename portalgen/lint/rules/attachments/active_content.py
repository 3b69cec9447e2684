"""Tệp chứa thứ tự chạy khi mở hoặc bấm vào. / A file that holds what runs when it is opened or clicked.

Vì sao: Đoạn mã và chương trình trong tệp chạy trên máy của người dân với danh nghĩa cơ quan; đây là cách phát tán mã độc thường gặp nhất.
Why: Code and programs in a file run on citizens' machines in the agency's name; it is the most common way to spread malware.

Cách sửa: Xuất lại bản không có mã: với PDF thì in ra PDF (Print to PDF), với Word, Excel thì lưu thành .docx, .xlsx sau khi xóa macro và tệp nhúng; tệp nhận từ nơi khác thì xin lại bản gốc.
Fix: Export it again without code: print a PDF to PDF, save Word and Excel files as .docx and .xlsx after removing macros and embedded files; ask for the original of a file that came from elsewhere.

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

    === content/so/gioi-thieu/quy-che/quy-che.pdf (scriptpdf)
    Quy chế làm việc của cơ quan.

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
    Quy chế làm việc của cơ quan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.documents.features import FeatureKind
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation, attachment_violation
from portalgen.lint.rules.attachments._features import describe_features
from portalgen.text.bilingual import Bilingual as B

_KINDS: Final[Mapping[FeatureKind, B]] = {
    "script": B("đoạn mã JavaScript", "piece(s) of JavaScript"),
    "launch": B("lệnh mở chương trình", "command(s) that start a program"),
    "program": B("chương trình nhúng trong tệp", "embedded program(s)"),
    "macro": B("macro", "macro(s)"),
}


def check(text: AttachmentText) -> Iterator[AttachmentViolation]:
    """ATT214 for code that a reader's program runs, and for programs within the file."""
    found = describe_features(text, _KINDS)
    if found:
        yield attachment_violation(**found)


RULE: Final = AttachmentRule("ATT214", check)
