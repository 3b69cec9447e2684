"""Repairs as values: of which files, of which codes, never outside the portal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from portalgen.config.load import load_portal
from portalgen.errors import UsageError
from portalgen.lint.fixes.apply import LONGEST
from portalgen.pipeline.linting.repairs import find_pages_below, find_repairs, find_too_long, load_repair_context
from tests.makers.lint.story import LIGHT
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import news, quiet_portal

TODAY: Final = date(2026, 11, 24)
PATH: Final = "content/so/tin-tuc/moi.vi.md"
TWICE: Final = news("so-moi", "Hội nghị  diễn ra.\n")


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    return quiet_portal(tmp_path / "portal", {**LIGHT, PATH: TWICE})


def collect_repair_codes(portal: SmallPortal, *codes: str) -> dict[str, tuple[str, ...]]:
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    workshop = load_repair_context(loaded, TODAY, codes)
    return {each.path: each.codes for each in find_repairs(loaded, find_pages_below(portal.root, ""), workshop)}


def test_only_files_that_change_are_repaired(portal: SmallPortal) -> None:
    assert collect_repair_codes(portal, "TXT204") == {PATH: ("TXT204",)}
    assert collect_repair_codes(portal) == {}
    assert collect_repair_codes(portal, "TXT201") == {}


def test_a_page_that_is_too_long_is_left_alone_and_can_be_named(portal: SmallPortal) -> None:
    long = "content/so/tin-tuc/dai.vi.md"
    (portal.root / long).write_text(news("so-dai", "Hội nghị  diễn ra.\n" + "a\n" * (LONGEST // 2)), encoding="utf-8")
    assert find_too_long(portal.root, (PATH, long)) == (long,)
    assert collect_repair_codes(portal, "TXT204") == {PATH: ("TXT204",)}


@pytest.mark.parametrize(
    ("keys", "alone"),
    [
        ("severity: {TXT204: 'off'}", True),
        ("severity: {TXT: 'off'}", True),
        ("overrides: [{paths: ['content/so/**'], severity: {TXT204: 'off'}}]", True),
        ("overrides: [{sites: [so], severity: {TXT204: 'off'}}]", True),
        ("overrides: [{sites: [xa], severity: {TXT204: 'off'}}]", False),
        ("severity: {TXT204: note}", False),
    ],
)
def test_what_is_switched_off_for_a_path_is_left_alone(portal: SmallPortal, keys: str, alone: bool) -> None:
    portal.write("site-config/lint.yaml", f"{keys}\n")
    assert collect_repair_codes(portal, "TXT204") == ({} if alone else {PATH: ("TXT204",)})


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (TWICE.replace("title:", "suppress:\n  - {code: TXT204, reason: chép}\ntitle:"), True),
        (TWICE.replace("title:", "suppress:\n  - {code: TXT203, reason: chép}\ntitle:"), False),
        (TWICE.replace("title:", "# portalgen: bỏ qua TXT204: chép nguyên văn\ntitle:"), True),
        (TWICE.replace("title:", "# portalgen: bỏ qua TXT204 đến 2026-11-24: chép\ntitle:"), True),
        (TWICE.replace("title:", "# portalgen: bỏ qua TXT204 đến 2026-11-23: chép\ntitle:"), False),
        (TWICE.replace("Hội nghị  ", "[//]: # (Portalgen: ignore TXT204: verbatim)\nHội nghị  "), True),
    ],
)
def test_what_is_suppressed_in_a_file_is_left_alone_there(portal: SmallPortal, text: str, alone: bool) -> None:
    portal.write(PATH, text)
    assert collect_repair_codes(portal, "TXT204") == ({} if alone else {PATH: ("TXT204",)})


def test_a_repair_that_makes_a_page_readable_heeds_what_it_sets_aside(portal: SmallPortal) -> None:
    text = TWICE.replace("title: ", "suppress:\n  - {code: TXT204, reason: chép}\ntitle: Hội nghị: ")
    portal.write(PATH, text)
    assert collect_repair_codes(portal, "FMT101", "TXT204") == {PATH: ("FMT101",)}


@pytest.mark.parametrize("subject", ["item: so-moi", "site: so"])
def test_what_is_waived_is_left_alone(portal: SmallPortal, subject: str) -> None:
    portal.write(
        "site-config/governance/waivers.yaml",
        f"waivers:\n  - {{code: TXT204, {subject}, reason: chép, approved_by: Trưởng Ban Biên tập, "
        "from: 2026-11-24, until: 2026-11-24}\n",
    )
    assert collect_repair_codes(portal, "TXT204") == {}


def test_nothing_is_repaired_while_the_settings_cannot_be_read(portal: SmallPortal) -> None:
    portal.write("site-config/lint.yaml", "severity: {TXT204: loud}\n")
    with pytest.raises(UsageError):
        collect_repair_codes(portal, "TXT204")


def test_a_translation_takes_the_id_of_its_original(portal: SmallPortal) -> None:
    text = news("so-x").replace("id: so-x\n", "")
    portal.write("content/so/tin-tuc/moi.en.md", text.replace("title:", "translated_from: 0123456789abcdef\ntitle:"))
    portal.write("content/so/tin-tuc/hai.en.md", text.replace("title:", "translated_from: 0123456789abcdef\ntitle:"))
    portal.write("content/so/tin-tuc/hai.vi.md", text)
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    found = find_repairs(loaded, find_pages_below(portal.root, ""), load_repair_context(loaded, TODAY, ("FMT105",)))
    assert [(each.path.rpartition("/")[2], each.after.splitlines()[1]) for each in found] == [
        ("hai.en.md", b"id: so-hai"),
        ("hai.vi.md", b"id: so-hai"),
        ("moi.en.md", b"id: so-moi"),
    ]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (PATH, True),
        ("content/so/tin-tuc", True),
        ("content/so/tin-tuc/", True),
        ("content", True),
        ("", True),
        ("content/xa", False),
        ("site-config", False),
        ("content/so/tin-tuc/khong-co.vi.md", False),
    ],
)
def test_pages_at_or_below_a_path_are_found(portal: SmallPortal, path: str, found: bool) -> None:
    assert (PATH in find_pages_below(portal.root, path)) is found


@pytest.mark.parametrize("name", [".an.vi.md", ".thu-muc/a.vi.md", "anh.png", "a.txt"])
def test_hidden_files_and_other_files_are_left_out(portal: SmallPortal, name: str) -> None:
    portal.write(f"content/so/tin-tuc/{name}", TWICE)
    assert [path for path in find_pages_below(portal.root, "") if name in path] == []


def test_nothing_behind_a_symlink_is_found(portal: SmallPortal, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai" / "a.vi.md").write_text(TWICE, "utf-8")
    (portal.root / "content/so/van-ban").symlink_to(tmp_path / "ngoai")
    (portal.root / "content/so/tin-tuc/lien.vi.md").symlink_to(tmp_path / "ngoai" / "a.vi.md")
    for path in ("", "content/so/van-ban", "content/so/van-ban/a.vi.md", "content/so/tin-tuc/lien.vi.md"):
        assert [each for each in find_pages_below(portal.root, path) if "van-ban" in each or "lien" in each] == []


def test_a_portal_whose_own_folder_is_reached_by_a_symlink_is_repaired(portal: SmallPortal, tmp_path: Path) -> None:
    (tmp_path / "loi-tat").symlink_to(portal.root)
    assert PATH in find_pages_below(tmp_path / "loi-tat", "content/so")


def test_readmes_outside_the_content_are_not_found(portal: SmallPortal) -> None:
    portal.write("README.md", "a  b\n")
    assert find_pages_below(portal.root, "README.md") == ()
