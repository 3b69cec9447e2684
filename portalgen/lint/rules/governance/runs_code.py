"""Bài gửi sửa thứ có thể chạy lệnh. / A submission changes what can run code.

Vì sao: Kết quả kiểm tra không nói gì về những tệp này: máy chủ kho chạy quy trình của chính bài gửi, và chương trình hay thư viện mới chạy với quyền của máy dựng cổng. Phải có người hiểu chúng đọc trước khi duyệt.
Why: The check says nothing of these files: a forge runs the workflow of the submission itself, and a new program or library runs with the rights of the machine that builds. Somebody who understands them has to read them.

Cách sửa: Bài viết thông thường không có các tệp này; bỏ chúng khỏi bài gửi, hoặc để đơn vị vận hành đọc và duyệt.
Fix: An ordinary page brings none of these files; take them out, or have the operator read and approve them.

Sai / Bad:

    === branch
    === site-config/dang-bai.sh
    echo "Xin chào"
    === commit 2026-11-20T08:00

Đúng / Good:

    === branch
    === content/so/ghi-chu.txt
    Ghi chú của biên tập viên.
    === commit 2026-11-20T08:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.model import Violation, violation
from portalgen.lint.submission_review import SubmissionReview, SubmissionRule, shorten_list


def check(review: SubmissionReview) -> Iterator[Violation]:
    """GOV204 once for each sort of file that can run code, at the first of them."""
    for name, paths in review.code_files.items():
        yield violation(
            "GOV204", Place(paths[0]), *paths, what=LocalizedText(name.vi, name.en), files=shorten_list(paths)
        )


RULE: Final = SubmissionRule("GOV204", check)
