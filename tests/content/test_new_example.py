"""The example for missing arguments can be run as it stands, in any portal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from portalgen.cli.new import describe_missing_arguments
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.new import create_page
from portalgen.content.new_example import find_new_example
from portalgen.law.calendar import VIETNAM
from tests.makers.portal import SmallPortal

AT = datetime(2026, 11, 24, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    loaded, _ = load_portal(SmallPortal(tmp_path_factory.mktemp("new") / "portal").root)
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("kind", "site"),
    [("", ""), ("news", ""), ("", "so"), ("news", "so"), ("tin tức", "so"), ("khong-co", "khong-co"), ("section", "")],
)
def test_every_example_makes_a_page(portal: Portal, kind: str, site: str) -> None:
    example = find_new_example(portal, kind, site)
    assert example is not None
    path, _ = create_page(portal, example.kind, example.site, "Tiêu đề của bài", "vi", AT, example.section)
    assert path.startswith(f"content/{example.site}/{example.section}/")
    assert site in ("", "khong-co", example.site)
    assert not kind or example.kind == "news"


def test_all_missing_arguments_are_named_with_a_complete_command(portal: Portal) -> None:
    message = describe_missing_arguments(portal.root, "", "so", "")
    assert message.vi.startswith("thiếu đối số `LOẠI BÀI`, thiếu tùy chọn `--title`; ví dụ lệnh đủ: portalgen --root ")
    assert message.en.startswith(
        "argument `KIND` is missing, option `--title` is missing; a complete example: portalgen"
    )
    assert message.vi.endswith(" new news --site so --section tin-tuc --title 'Tiêu đề của bài'")


def test_without_a_portal_there_is_no_example(tmp_path: Path) -> None:
    assert describe_missing_arguments(tmp_path, "news", "so", "").vi == "thiếu tùy chọn `--title`"
