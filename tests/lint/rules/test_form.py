"""Rules of the form of a page's file: what is reported, the advice that cures it, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.model import Diagnostic
from portalgen.lint.model import PageRule
from portalgen.lint.rules.form import cut_at_hash
from tests.makers.lint.advice import follow_replacement
from tests.makers.lint.texts import page_text
from tests.makers.portal import page

PATH = "content/so/tin-tuc/moi.vi.md"


def source(*lines: str, **keys: str) -> str:
    given = {"kind": "news", "title": "Hội nghị", "date": "2026-01-05", "origin": "own", **keys}
    return page("so-moi", **given).replace("origin: own\n", "".join(f"{line}\n" for line in ("origin: own", *lines)))


def found(rule: PageRule, tmp_path: Path, content: str) -> list[Diagnostic]:
    diagnostics = [each.diagnostic for each in rule.check(page_text(tmp_path, PATH, content))]
    assert all(each.code == rule.code for each in diagnostics)
    return diagnostics


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("summary: Chợ hoa # 1 Đà Lạt", "summary"),
        ("summary: Chợ hoa #1 Đà Lạt", "summary"),
        ("summary: Chợ hoa  # 1 Đà Lạt", "summary"),
        ("summary: Hẹn gặp ở #DaLat", "summary"),
        ("summary: Hẹn gặp  #DaLat", "summary"),
        ('summary: Chợ "hoa" # 1', "summary"),
        ("place: Nhà # 3", "place"),
    ],
)
def test_a_text_that_is_cut_at_a_hash_is_reported_and_quoting_cures_it(tmp_path: Path, line: str, key: str) -> None:
    content = source(line)
    (only,) = found(cut_at_hash.RULE, tmp_path, content)
    for language in ("vi", "en"):
        cured = follow_replacement(content, only, language)
        text = page_text(tmp_path, PATH, cured)
        assert text.keys[key] == line.partition(": ")[2]
        assert list(cut_at_hash.RULE.check(text)) == []


def test_texts_of_groups_are_reported_at_their_value(tmp_path: Path) -> None:
    content = source("source:", "  name: Báo # 1", "  url: https://example.vn/ # ghi", "  posted: 2026-01-01 # 1")
    (only,) = found(cut_at_hash.RULE, tmp_path, content)
    assert (only.place.underlined, only.place.column) == ("Báo # 1", 9)


@pytest.mark.parametrize(
    "line",
    [
        "summary: Tin ngắn.  # Một, hai câu hiện ở danh sách và kết quả tìm kiếm.",
        "summary: Tin ngắn.\t# xem lại",
        "summary: Tin ngắn. # portalgen: TXT203 vì là tên riêng",
        'summary: "Chợ hoa # 1"',
        "summary: 'Chợ hoa # 1'",
        "summary: Lớp 4#1, C# và F#",
        "summary: |\n  Chợ hoa # 1\n  Đà Lạt",
        "draft: false # 1",
        "tag: [a, b] # 1",
        "# summary: Chợ hoa # 1",
        "summary: Xem https://example.vn/#1",
    ],
)
def test_comments_and_quoted_texts_are_left_alone(tmp_path: Path, line: str) -> None:
    assert found(cut_at_hash.RULE, tmp_path, source(line)) == []
