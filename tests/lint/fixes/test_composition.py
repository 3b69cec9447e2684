"""A file in normal form C says what it said."""

from __future__ import annotations

import unicodedata

from portalgen.lint.fixes.composition import normalize_to_nfc

PATH = "content/so/a.vi.md"


def test_marks_are_composed_in_the_front_matter_and_the_body() -> None:
    before = unicodedata.normalize("NFD", "\ufeff---\r\ntitle: Hội nghị\r\n---\r\n[Đường](tệp-hồ.pdf#đầu)\r\n")
    after = "\ufeff---\r\ntitle: Hội nghị\r\n---\r\n[Đường](tệp-hồ.pdf#đầu)\r\n"
    assert normalize_to_nfc(before.encode(), PATH).decode() == after


def test_a_file_that_is_composed_is_the_same_file() -> None:
    data = "---\ntitle: Hội nghị\n---\n".encode()
    assert normalize_to_nfc(data, PATH) is data


def test_a_letter_whose_composition_is_a_sign_of_yaml_is_left() -> None:
    data = "---\ntitle: \u1fefa\n---\no\u0301\n".encode()  # its normal form begins with a backtick
    assert normalize_to_nfc(data, PATH) is data


def test_a_file_without_front_matter_is_composed_as_well() -> None:
    assert normalize_to_nfc("o\u0301".encode(), PATH) == "ó".encode()
