"""A page that the build refuses is held against the rules all the same: everything is told at once."""

from __future__ import annotations

from pathlib import Path

from tests.makers.lint.story import LIGHT
from tests.makers.portal import translation
from tests.makers.quiet_portal import codes, news, quiet_portal, report_of

SHOUTED = "HỘI NGHỊ XÚC TIẾN ĐẦU TƯ"


def test_a_page_whose_id_is_taken_is_reported_with_its_other_findings(tmp_path: Path) -> None:
    files = {"content/so/tin-tuc/moi.vi.md": news("so-hop-bao", title=SHOUTED)}
    found = codes(report_of(quiet_portal(tmp_path / "portal", {**LIGHT, **files})))
    assert {"FMT122", "TXT203"} <= set(found)


def test_a_translation_that_contradicts_its_original_is_reported_with_its_other_findings(tmp_path: Path) -> None:
    body = "Hội nghị diễn ra buổi sáng.\n"
    original = news("so-moi", body, title="Hội nghị")
    english = translation(
        "so-moi",
        ("Hội nghị", "", body),
        "See [here](https://example.vn/).\n",
        kind="news",
        title="Talk",
        origin="quoted",
    )
    files = {"content/so/tin-tuc/moi.vi.md": original, "content/so/tin-tuc/moi.en.md": english}
    found = codes(report_of(quiet_portal(tmp_path / "portal", {**LIGHT, **files})))
    assert {"LNG102", "ACC203"} <= set(found)
