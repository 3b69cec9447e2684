"""Advice on files that make no page by their paths: followed to the letter it cures, and no other page is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.path_advice import find_copied_page
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from tests.makers.portal import SmallPortal, page

NEWS = "content/so/tin-tuc"
NEW = page("so-moi", kind="news", title="Mới", date="2026-01-05")


def portal_with(root: Path, files: Mapping[str, str]) -> SmallPortal:
    return SmallPortal(root / "portal", files)


def faults(portal: SmallPortal) -> list[Diagnostic]:
    loaded = load_portal(portal.root)[0]
    assert loaded is not None
    return [each for each in read_library(loaded)[1] if each.code.startswith("FMT")]


def the_fault(portal: SmallPortal, code: str) -> Diagnostic:
    (found,) = faults(portal)
    assert found.code == code
    return found


@pytest.mark.parametrize(
    "name",
    [
        "bai.vi - Copy.md",
        "bai - Copy.vi.md",
        "bai.vi - Copy (2).md",
        "bai.vi - Copy - Copy.md",
        "bai.vi - Bản sao.md",
        "bai.vi (1).md",
        "bai (1).vi.md",
        "bai.vi copy.md",
        "bai.vi copy 2.md",
        "Copy of bai.vi.md",
        "Bản sao của bai.vi.md",
    ],
)
def test_a_copy_is_known_by_its_name_where_its_original_is_beside(name: str) -> None:
    assert find_copied_page(name, [name, "bai.vi.md"]) == "bai.vi.md"
    assert find_copied_page(name, [name, "khac.vi.md"]) == ""


def test_a_copy_is_to_be_deleted_or_given_a_name_and_an_id_of_its_own(tmp_path: Path) -> None:
    copy = f"{NEWS}/bai.vi - Copy.md"
    portal = portal_with(tmp_path, {f"{NEWS}/bai.vi.md": NEW, copy: NEW})
    found = the_fault(portal, "FMT123")
    assert sentence_of(found, "vi") == "tệp `bai.vi - Copy.md` là bản sao của `bai.vi.md` trong cùng thư mục"
    assert help_of(found, "vi").startswith("xóa tệp này; ")
    assert help_of(found, "en").startswith("delete this file; ")
    proposal = re.findall("`([^`]+)`", help_of(found, "vi"))[0]
    source = portal.root / copy
    source.with_name(proposal).write_text(NEW.replace("so-moi", "so-khac"), "utf-8")
    source.unlink()
    assert faults(portal) == []


def test_the_copy_of_a_page_in_a_folder_of_its_own_gets_a_folder_too(tmp_path: Path) -> None:
    copy = f"{NEWS}/hop/index.vi - Bản sao.md"
    portal = portal_with(tmp_path, {f"{NEWS}/hop/index.vi.md": NEW, copy: NEW})
    proposal = re.findall("`([^`]+)`", help_of(the_fault(portal, "FMT123"), "vi"))[0]
    target = portal.root / NEWS / "hop" / proposal
    target.resolve().parent.mkdir()
    target.resolve().write_text(NEW.replace("so-moi", "so-khac"), "utf-8")
    (portal.root / copy).unlink()
    assert faults(portal) == []


def test_a_page_in_a_language_that_the_site_does_not_have_is_not_renamed_over_another(tmp_path: Path) -> None:
    portal = portal_with(tmp_path, {f"{NEWS}/bai.vi.md": NEW, f"{NEWS}/bai.fr.md": NEW})
    found = the_fault(portal, "FMT124")
    assert "nên tệp tiếng Pháp này không được đăng" in sentence_of(found, "vi")
    assert "in French is not published" in sentence_of(found, "en")
    assert help_of(found, "vi").startswith(
        "chuyển tệp này ra khỏi `content/` (hoặc xóa); đừng đổi tên thành `bai.vi.md`: sẽ ghi đè"
    )
    (portal.root / NEWS / "bai.fr.md").unlink()
    assert faults(portal) == []


def test_a_language_that_nobody_knows_is_shown_by_its_code(tmp_path: Path) -> None:
    portal = portal_with(tmp_path, {f"{NEWS}/bai.xx.md": NEW})
    assert "nên tệp `xx` này không được đăng" in sentence_of(the_fault(portal, "FMT124"), "vi")


def test_the_code_of_a_country_is_replaced_only_where_no_page_stands_in_the_way(tmp_path: Path) -> None:
    portal = portal_with(tmp_path, {f"{NEWS}/bai.vn.md": NEW})
    assert help_of(the_fault(portal, "FMT124"), "vi") == "đổi tên tệp thành `bai.vi.md`"
    portal.write(f"{NEWS}/bai.vi.md", NEW)
    assert "trong thư mục đã có `bai.vi.md`" in help_of(the_fault(portal, "FMT124"), "vi")
    (portal.root / NEWS / "bai.vn.md").rename(portal.root / NEWS / "bai.vi.md")
    assert faults(portal) == []


def test_files_of_a_folder_that_is_no_site_move_to_the_folder_of_the_site(tmp_path: Path) -> None:
    portal = portal_with(tmp_path, {"content/soo/tin-tuc/bai.vi.md": NEW})
    found = the_fault(portal, "FMT126")
    assert help_of(found, "vi").startswith("chuyển các tệp sang `content/so/` rồi xóa thư mục này")
    assert "`content/so/`" in help_of(found, "en")


def test_the_declared_sections_are_named_and_those_that_take_the_kind(tmp_path: Path) -> None:
    portal = portal_with(tmp_path, {"content/so/la/bai.vi.md": NEW})
    assert "`tin-tuc`" in help_of(the_fault(portal, "FMT125"), "vi")
    (portal.root / "content/so/la/bai.vi.md").unlink()
    portal.write("content/so/bai.vi.md", NEW)
    found = the_fault(portal, "FMT127")
    assert "`content/so/tin-tuc/`" in help_of(found, "vi")
    assert note_of(found, "vi").startswith("chuyên mục này nhận: ")
