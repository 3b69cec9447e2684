"""The changelog has the form of Keep a Changelog 1.1.0, and entries that can be skimmed."""

from __future__ import annotations

import re
from pathlib import Path

TEXT = (Path(__file__).resolve().parents[1] / "CHANGELOG.md").read_text("utf-8")
ORDER = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
LONGEST_ENTRY = 40


def test_versions_stand_newest_first_and_begin_with_the_unreleased() -> None:
    versions = re.findall(r"^## (.*)$", TEXT, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\](?: - \d{4}-\d{2}-\d{2})?", each) for each in versions[1:])


def test_each_version_has_the_usual_sections_in_their_order() -> None:
    for version in TEXT.split("\n## ")[1:]:
        sections = re.findall(r"^### (.*)$", version, re.MULTILINE)
        assert sections == [each for each in ORDER if each in sections] != []


def test_an_entry_of_the_unreleased_version_can_be_skimmed() -> None:
    unreleased = TEXT.partition("\n## [Unreleased]\n")[2].partition("\n## [")[0]
    entries = [re.sub(r"\]\([^)]*\)", "", each) for each in unreleased.split("\n- ")[1:]]
    assert [each for each in entries if len(each.split()) > LONGEST_ENTRY] == []
