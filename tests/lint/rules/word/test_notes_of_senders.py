"""Messages to the web editor left at the beginning or the end of a body (WRD241)."""

from __future__ import annotations

import pytest

from tests.makers.lint.marked_text import find_marked_texts

NEWS = "Sáng 19/11/2026, đoàn liên ngành kiểm tra 12 sạp rau quả, lấy 18 mẫu gửi phân tích."


def places(note: str) -> list[str]:
    """Return bodies with the note before and behind the text, in paragraphs of its own and in that of the text."""
    return [f"{note}\n\n{NEWS}\n", f"{NEWS}\n\n{note}\n", f"{note} {NEWS}\n", f"{NEWS} {note}\n"]


@pytest.mark.parametrize(
    "note",
    [
        "Em gửi bài, các anh chị đăng giúp trong hôm nay ạ.",
        "Em gửi bài ạ.",
        "Em gửi tin, nhờ anh chị đăng giúp.",
        "Mình gửi lại bài đã sửa, nhờ bạn đăng trong chiều nay nhé.",
        "Em xin gửi bài và ảnh, mong anh chị đăng sớm giúp em.",
        "Nhờ anh/chị đăng giúp.",
        "Nhờ anh/chị đăng giúp em bài này trong hôm nay ạ.",
        "Nhờ ban biên tập đăng giúp.",
        "Kính nhờ quý anh chị đăng giúp lên trang của Sở.",
        "Kính nhờ anh chị duyệt và đăng giúp phòng em ạ.",
        "Các anh chị đăng giúp trong hôm nay ạ!",
        "Xin nhờ anh chị biên tập đăng giúp, em cảm ơn ạ.",
        "Xã gửi bài, nhờ anh chị đăng lên trang giúp.",
        "Nhờ đăng giúp em bài này ạ.",
        "Đăng giúp em với ạ.",
        "(Nhờ anh chị đăng giúp trong hôm nay)",
        "Bài này nhờ anh chị đăng giúp em trước 10 giờ ạ.",
    ],
)
def test_a_note_of_the_sender_is_reported(note: str) -> None:
    assert [len(find_marked_texts("WRD241", body)) for body in places(note)] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "note",
    ["Kính nhờ ban biên tập đăng.", "Kính nhờ Ban Biên tập xem xét, đăng tải trên cổng.", "Nhờ chị Hoa đăng giúp em."],
)
def test_a_request_alone_in_its_paragraph_is_reported(note: str) -> None:
    assert [len(find_marked_texts("WRD241", body)) for body in places(note)[:2]] == [1, 1]


@pytest.mark.parametrize(
    "words",
    [
        "Cộng tác viên gửi bài về hộp thư của tổ biên tập.",
        "Nhờ các bạn trẻ đăng ảnh giúp lên mạng, cam của bà con bán hết trong hai ngày.",
        "Em gửi bài thơ tặng chú bộ đội ngoài đảo xa.",
        "Em gửi bài dự thi đến Ban Tổ chức trước ngày 30/11.",
        "Trường gửi bài dự thi của học sinh về Ban Tổ chức, mỗi trường chọn ba bài.",
        "Xã gửi tin nhắn cho từng hộ, các thôn trưởng đưa người già đi tiêm giúp con cháu.",
        "Phòng gửi bài viết về gương người tốt, đăng hằng tuần trên trang của Sở.",
        "Bạn đọc gửi bài về Ban Biên tập để được đăng trong chuyên mục.",
        "Đơn vị gửi tin, bài kèm ảnh để Ban Biên tập duyệt và đăng.",
        "Công an xã nhắc bà con không đăng hộ bài của người lạ.",
        "Đăng hộ tịch trực tuyến giúp bà con đỡ đi lại nhé.",
        "Mời bà con đăng ký giúp người thân ạ.",
        "Trạm gửi tin đến các hộ, nhờ anh chị cộng tác viên đưa giúp thuốc cho người bệnh.",
        "Em có thể gửi bài qua mạng được không ạ?",
        "Cô giáo nhận bài rồi đăng giúp các em lên trang của trường.",
        "Nhờ chị em phụ nữ đưa giúp thuốc, cụ Ba đã khỏe lại.",
        "Thôn gửi nội dung cuộc họp đến từng hộ, ai vắng nhờ anh chị hàng xóm đưa giúp giấy mời.",
        "Nhờ đăng ký sớm giúp trường xếp lớp, năm nay không em nào phải học ca ba.",
        "Nhờ đăng tải sớm giúp bà con nắm được thông tin.",
        "“Nhờ anh chị đăng giúp em bài này ạ.”",
    ],
)
def test_a_true_sentence_about_posting_is_not_reported(words: str) -> None:
    assert [each for body in places(words) for each in find_marked_texts("WRD241", body)] == []


def test_a_sample_letter_below_a_colon_is_not_reported() -> None:
    assert find_marked_texts("WRD241", f"{NEWS}\n\nMẫu thư:\n\nEm gửi bài, nhờ anh chị đăng giúp ạ.\n") == []
