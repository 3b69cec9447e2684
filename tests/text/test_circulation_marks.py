"""What restricts the readers of a document is found where it is a mark, and left alone where it is spoken of."""

from __future__ import annotations

import pytest

from portalgen.text.circulation_marks import find_circulation_marks, may_restrict_readers


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("LƯU HÀNH NỘI BỘ", "LƯU HÀNH NỘI BỘ"),
        ("**Tài liệu lưu hành nội bộ**", "lưu hành nội bộ"),
        ("(Xem xong trả lại)", "Xem xong trả lại"),
        ("Quy trình xử lý đơn (lưu hành nội bộ)", "lưu hành nội bộ"),
        ("title: Quy trình xử lý đơn - lưu hành nội bộ", "lưu hành nội bộ"),
    ],
)
def test_a_mark_is_found(line: str, mark: str) -> None:
    assert [line[start:end] for start, end in find_circulation_marks(line)] == [mark]
    assert may_restrict_readers(line)


@pytest.mark.parametrize(
    "line",
    [
        "Không đưa tài liệu lưu hành nội bộ lên mạng.",
        "Mẫu dấu “LƯU HÀNH NỘI BỘ” (lưu hành nội bộ) theo Nghị định",
        "Sách mượn xem xong trả lại đúng hạn.",
        "Thu hồi đất, thu hồi giấy phép",
        "TỐI MẬT (lưu hành nội bộ)",
    ],
)
def test_a_text_that_speaks_of_such_documents_bears_no_mark(line: str) -> None:
    assert list(find_circulation_marks(line)) == []
