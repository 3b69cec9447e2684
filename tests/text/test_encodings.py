"""What a text was written in is known by its words, and what is no text is said to be none."""

from __future__ import annotations

import pytest

from portalgen.text.encodings import DecodedText, UndecodableText, decode_text

TEXT = "Sở Giáo dục và Đào tạo, phường Đường Lớn\n"


@pytest.mark.parametrize(
    ("codec", "label", "is_utf8"), [("utf-8", "UTF-8", True), ("utf-8-sig", "UTF-8", True), ("utf-16", "UTF-16", False)]
)
def test_unicode_is_read_as_it_is(codec: str, label: str, is_utf8: bool) -> None:
    decoded = decode_text(TEXT.encode(codec))
    assert isinstance(decoded, DecodedText)
    assert (decoded.text, decoded.encoding.vi, decoded.is_utf8) == (TEXT, label, is_utf8)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "other_form"),
        (bytes(range(128, 256)), "unknown"),
        (TEXT.encode() * 2 + b"\xc4\n", "broken_utf8"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, reason: str) -> None:
    decoded = decode_text(data)
    assert isinstance(decoded, UndecodableText)
    assert decoded.reason == reason
