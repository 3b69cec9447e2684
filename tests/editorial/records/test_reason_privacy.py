"""The words of a record pass the rules of privacy and secrecy, as pages do."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.records.reason_privacy import find_private_words


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Thiếu số văn bản; đề nghị bổ sung theo Điều 9(2) Quyết định số 00/QĐ-UBND ngày 24/11/2026", []),
        ("Đã gọi tổng đài 19000000, gửi thư đến phong-mau@so.example.vn", []),
        ("Gọi cho bà Mẫu theo số 0912 345 678", ["PRV204"]),
        ("CCCD 001099012345 của người gửi", ["PRV202"]),
        ("Trả lời về hộp thư nguoigui@gmail.com", ["PRV205"]),
        ("Độ mật: TỐI MẬT", ["PRV201"]),
        ("Chuyển vào số tài khoản: 0000000000000", ["PRV203"]),
        ("Hộ chiếu số B1234567", ["PRV209"]),
        ("", []),
    ],
)
def test_private_words_are_found_and_never_repeated(words: str, codes: list[str]) -> None:
    found = list(find_private_words(words, "--reason"))
    assert [each.code for each in found] == codes
    digits = [part for part in words.split() if part.isdigit() and len(part) > 8]
    assert not any(part in sentence_of(each, "vi") for each in found for part in digits)
