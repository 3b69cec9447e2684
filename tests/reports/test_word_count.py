"""Words as people count them."""

from __future__ import annotations

import pytest

from portalgen.reports.word_count import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Hội nghị diễn ra sáng nay.\n", 6),
        ("## Mở đầu\n\n- một\n- hai – ba\n", 5),
        ("Xem [Quyết định mẫu](https://so.example.vn/a-b?c=d) và https://so.example.vn/x", 5),
        ("Ảnh {{ picture file=\"anh.jpg\" caption=\"chú thích\" }} ở đây <!-- nhắc\nbiên tập viên --> thôi", 4),
        ("Tiêu đề {#muc-mot}\n\n---\n\n**đậm**", 3),
    ],
)  # fmt: skip
def test_marks_addresses_and_shortcodes_are_no_words(text: str, words: int) -> None:
    assert count_words(text) == words
