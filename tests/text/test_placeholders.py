"""Whether a body only promises a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.placeholders import is_placeholder
from tests.makers.time_ratio import check_linear_time


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n\n",
        "Nội dung đang được cập nhật.",
        "Nội dung đang cập nhật...",
        "Đang cập nhật",
        "**Đang cập nhật…**",
        "Nội dung chi tiết sẽ được bổ sung sau.",
        "Toàn văn sẽ được cập nhật trong thời gian sớm nhất.",
        "Văn bản đang được số hóa và sẽ đăng tải sau.",
        "Thông tin đang được cập nhật. Mời bạn quay lại sau. Xin cảm ơn!",
        "Cập nhật sau.",
        "Bài viết đang được biên tập.",
        "Chưa có nội dung.",
        "Nội dung chưa có.",
        "Viết nội dung ở đây.",
        "# Tiêu đề\n\n## Diễn biến\n",
        "<!-- ghi chú -->\n",
        "## Nội dung\n\nĐang cập nhật.\n",
        "…",
        "...",
        "Lorem ipsum dolor sit amet",
        "The content is being updated.",
        "Coming soon",
        "[Nội dung sẽ bổ sung sau]",
        "TODO",
        "Nội dung\nđang được cập nhật.",
        "Bản tin đang được cập nhật.",
        "Ban Biên tập đang cập nhật nội dung tin này.",
        "Đang chờ Sở gửi nội dung.",
        "Chúng tôi sẽ cập nhật sau.",
        "Văn bản đang được số hóa, toàn văn sẽ đăng sau.",
    ],
)
def test_a_promise_is_no_text(body: str) -> None:
    assert is_placeholder(body)


@pytest.mark.parametrize(
    "body",
    [
        "Nội dung.",
        "Text.",
        "Điều 1. Nội dung mẫu.",
        "Sở đang cập nhật cơ sở dữ liệu đất đai của tỉnh.",
        "Hội nghị diễn ra buổi sáng.",
        "Hội nghị sẽ được tổ chức vào ngày 20/11/2026.",
        "Người dân chưa nhận được thông báo có thể liên hệ bộ phận một cửa.",
        "![Ảnh hội nghị](anh.jpg)",
        "[Toàn văn quyết định](quyet-dinh.pdf)",
        "| Ngày | Việc |\n|---|---|\n| 20/11 | Họp |\n",
        "Nội dung đang được cập nhật.\n\nCuộc họp bắt đầu lúc 8 giờ.",
        "Ủy ban nhân dân tỉnh ban hành quyết định.",
        "Hiện chưa có ca mắc sởi mới trên địa bàn xã.",
        "Đang có 3 xã bị ngập.",
        "Sẽ có mưa to đến rất to từ ngày 10 đến 12/6.",
        "Theo dõi việc thực hiện kết luận thanh tra, Sở đã thu hồi 1,2 tỷ đồng vào ngân sách.",
        "Trân trọng cảm ơn các đơn vị đã ủng hộ 300 triệu đồng.",
        "Xin lỗi nhân dân vì cấp nước gián đoạn từ 8 giờ đến 17 giờ.",
        "Sẽ đăng ký tiêm chủng từ ngày 10/6.",
        "Trụ sở đóng cửa.",
        "Từ ngày 01/12, trụ sở làm việc chuyển về số 2 đường Trần Phú.",
    ],
)
def test_a_sentence_that_says_something_is_a_text(body: str) -> None:
    assert not is_placeholder(body)


@given(st.text(max_size=200))
def test_any_body_can_be_judged(body: str) -> None:
    assert isinstance(is_placeholder(body), bool)


PARTS = {"nội dung ": False, "đang ": True, "xin ": False, "# ": True, "<!--": True}
"""Whether a body of nothing else is a placeholder."""


@pytest.mark.parametrize("part", PARTS)
def test_a_long_body_is_judged(part: str) -> None:
    """By regular expressions alone, of which only their time would show more (the next test)."""
    assert is_placeholder(part * 40_000) is PARTS[part]


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_no_expression_takes_longer_than_a_body_is_long(part: str) -> None:
    check_linear_time(is_placeholder, lambda count: part * count, 40_000)
