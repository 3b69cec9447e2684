"""A terminal that lacks Vietnamese letters shows them without marks; a file is always UTF-8."""

from __future__ import annotations

import io

import pytest

from portalgen.cli.output_encoding import prepare_output


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", "da tao cong… ".replace("…", "...") + "Duyet: Dung 1-2 -> ?"),
        ("utf-8", "đã tạo cổng… Duyệt: Đúng 1–2 → ✓"),
    ],
)
def test_letters_lose_their_marks_on_a_terminal_that_lacks_them(encoding: str, shown: str) -> None:
    bytes_written = Terminal()
    stream = io.TextIOWrapper(bytes_written, encoding=encoding)
    prepare_output(stream)
    stream.write("đã tạo cổng… Duyệt: Đúng 1–2 → ✓")
    stream.flush()
    assert bytes_written.getvalue().decode(encoding) == shown


def test_letters_that_the_encoding_has_stay() -> None:
    bytes_written = Terminal()
    stream = io.TextIOWrapper(bytes_written, encoding="latin-1")
    prepare_output(stream)
    stream.write("à đ")
    stream.flush()
    assert bytes_written.getvalue() == "à d".encode("latin-1")


def test_a_file_or_pipe_becomes_utf_8() -> None:
    bytes_written = io.BytesIO()
    stream = io.TextIOWrapper(bytes_written, encoding="ascii")
    prepare_output(stream)
    stream.write("đã")
    stream.flush()
    assert bytes_written.getvalue() == "đã".encode()
