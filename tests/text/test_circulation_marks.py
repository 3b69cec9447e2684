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
        ("Tài liệu thu hồi sau hội nghị. Không phổ biến, không sao chụp.", "Tài liệu thu hồi sau hội nghị"),
        ("Không phổ biến, không sao chụp dưới mọi hình thức.", "Không phổ biến, không sao chụp dưới mọi hình thức"),
        (
            "Báo cáo chuyên đề quý III. Tài liệu này không được sao chụp, phổ biến ra ngoài.",
            "Tài liệu này không được sao chụp, phổ biến ra ngoài",
        ),
        (
            "*(Tài liệu phải nộp lại ngay sau khi kết thúc cuộc họp)*",
            "Tài liệu phải nộp lại ngay sau khi kết thúc cuộc họp",
        ),
        ("Lưu ý: không sao chụp, không phổ biến tài liệu này.", "không sao chụp, không phổ biến tài liệu này"),
        ("TÀI LIỆU THU HỒI SAU HỘI NGHỊ", "TÀI LIỆU THU HỒI SAU HỘI NGHỊ"),
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
        "Tài liệu thu hồi sau hội nghị được tiêu hủy theo biên bản.",
        "Văn thư ghi rõ “Tài liệu thu hồi sau hội nghị” trên bì.",
        "Độc giả của thư viện đọc tại chỗ. Không phổ biến, không sao chụp.",
        "- Không phổ biến, không sao chụp.",
        "Không phổ biến, chia sẻ tin chưa kiểm chứng.",
        "Không sao chép dưới mọi hình thức.",
        "Cán bộ giữ bí mật nội dung kiểm tra. Không phổ biến, không sao chụp.",
        "Bệnh này không phổ biến. Tài liệu được thu hồi vì in sai.",
        "Loài này không phổ biến ở vùng cao.",
    ],
)
def test_a_text_that_speaks_of_such_documents_bears_no_mark(line: str) -> None:
    assert list(find_circulation_marks(line)) == []
