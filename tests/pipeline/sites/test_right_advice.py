"""Advice about the configuration and about missing pages names what is right to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.portal import SmallPortal, page

PROFILES = "site-config/profiles.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (PROFILES, "\n      - {code: en, prefix: /sites/en/}", "", "- {code: en, prefix: /en/}"),
        ("site-config/sites/so.yaml", "  en: {full: Office so, short: SO}\n", "", "en: {full: …, short: …}"),
        (PROFILES, "{vi: Văn bản, en: Documents}", "{vi: Văn bản}", "en: …"),
    ],
)
def test_a_missing_language_asks_for_its_line(tmp_path: Path, path: str, old: str, new: str, line: str) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.edit(path, old, new)
    found = [each for each in portal.check().diagnostics if each.code == "CFG127"]
    assert f"thêm `{line}`" in {help_of(each, "vi") for each in found}


def test_a_missing_page_is_not_guessed_in_another_language(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.write("content/so/gioi-thieu/xem.vi.md", page("so-xem", "[a](chuc-nang/indexx.vi.md)\n", title="Xem"))
    portal.write("content/so/gioi-thieu/mot-bai-hay.vi.md", page("so-hay", "[a](lich-su.en.md)\n", title="Hay"))
    portal.write("content/so/gioi-thieu/lich-su.vi.md", page("so-lich-su", title="Lịch sử"))
    first, second = (each for each in portal.check().diagnostics if each.code == "LNK101")
    assert "lich-su.vi.md" not in sentence_of(first, "vi")
    assert sentence_of(second, "vi").endswith("`chuc-nang/index.vi.md`?")
