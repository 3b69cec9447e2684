"""The ledger of addresses: the same lines give the same bytes, and what cannot be a line says why."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.address_ledger import (
    NO_ITEM,
    LedgerLine,
    format_ledger,
    ledger_path,
    parse_ledger,
    read_ledgers,
    site_of_ledger,
)

HEAD = "address id language recorded\n"
LINE = "https://so.example.vn/tin-tuc/a/ so-a vi 2026-11-24\n"

_SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)
_LINES = st.builds(
    LedgerLine,
    st.builds(lambda host, path: f"https://{host}.vn/{path}/", _SLUGS, _SLUGS),
    st.sampled_from(("vi", "en")),
    _SLUGS | st.just(NO_ITEM),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)


@given(st.lists(_LINES, max_size=8, unique_by=lambda line: line.url))
def test_what_is_written_is_read_again_whatever_the_order(lines: list[LedgerLine]) -> None:
    text = format_ledger(lines)
    found = parse_ledger("so", text.encode())
    assert (found.lines, found.problems) == (tuple(sorted(lines)), ())
    assert format_ledger(reversed(lines)) == text


@given(st.lists(_LINES, min_size=1, max_size=8, unique_by=lambda line: line.url), st.data())
def test_no_file_is_too_strange_to_be_read(lines: list[LedgerLine], data: st.DataObject) -> None:
    text = format_ledger(lines)
    at = data.draw(st.integers(0, len(text)))
    strange = data.draw(st.text(max_size=3))
    found = parse_ledger("so", (text[:at] + strange + text[at:]).encode("utf-8", "surrogatepass"))
    assert found.problems or set(found.lines) >= set(lines) or strange


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 0, ""),
        (HEAD + LINE, 0, ""),
        (LINE, 1, "dòng đầu phải là"),
        (HEAD + "https://so.example.vn/a/ so-a vi\n", 2, "4 cột"),
        (HEAD + LINE.replace(" vi", "\tvi"), 2, "4 cột"),
        (HEAD + LINE.replace("https:", "http:"), 2, "địa chỉ đầy đủ"),
        (HEAD + LINE.replace("so-a", "So A"), 2, "4 cột"),
        (HEAD + LINE.replace("so-a", "Sở-a"), 2, "mã bài"),
        (HEAD + LINE.replace(" vi ", " tiếng_Việt "), 2, "mã ngôn ngữ"),
        (HEAD + LINE.replace("2026-11-24", "24/11/2026"), 2, "một ngày"),
        (HEAD + LINE.replace("2026-11-24", "2026-13-45"), 2, "một ngày"),
        (HEAD + LINE.replace("2026", "２０２６"), 2, "một ngày"),
        (HEAD + LINE + LINE, 3, "theo thứ tự"),
        (HEAD + LINE.replace("/a/", "/b/") + LINE, 3, "theo thứ tự"),
    ],
)
def test_a_line_that_cannot_be_says_why(text: str, line: int, reason: str) -> None:
    problems = parse_ledger("so", text.encode()).problems
    assert [each.line for each in problems] == ([line] if line else [])
    assert all(reason in each.reason.vi and each.reason.en for each in problems)


def test_a_file_that_is_no_text_is_one_problem() -> None:
    (found,) = parse_ledger("so", b"\xff\xfe").problems
    assert "UTF-8" in found.reason.vi


def test_only_files_of_sites_are_ledgers_and_links_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "site-config" / "addresses"
    folder.mkdir(parents=True)
    (folder / "so.txt").write_text(HEAD + LINE, "utf-8")
    (folder / "README.md").write_text("x", "utf-8")
    (folder / "Lạ.txt").write_text("x", "utf-8")
    os.symlink(folder / "so.txt", folder / "xa.txt")
    assert list(read_ledgers(tmp_path)) == ["so"]
    assert site_of_ledger(ledger_path("so")) == "so"
    assert [site_of_ledger(each) for each in ("site-config/addresses/a/so.txt", "content/so.txt", "")] == ["", "", ""]
    assert read_ledgers(tmp_path / "không có") == {}


@pytest.mark.skipif(os.linesep == "\r\n", reason="Git may have made these ends of lines")
@pytest.mark.parametrize("data", [f"\ufeff{HEAD}{LINE}", f"{HEAD}{LINE}".replace("\n", "\r\n")])
def test_bytes_that_no_command_writes_are_one_problem_and_the_lines_are_read_all_the_same(data: str) -> None:
    found = parse_ledger("so", data.encode())
    assert [each.line for each in found.problems] == [1] and "BOM" in found.problems[0].reason.vi
    assert found.lines == parse_ledger("so", f"{HEAD}{LINE}".encode()).lines != ()
