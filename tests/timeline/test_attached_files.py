"""Which attached files a build publishes, as they stand on main at some commit."""

from __future__ import annotations

import unicodedata

import pytest

from portalgen.history.model import FileChange
from portalgen.timeline.attached_files import AttachedFiles, path_of_attachment

PAGE = "content/so/van-ban/a/index.vi.md"
FILE = "content/so/van-ban/a/qd.pdf"
GOOD = frozenset({("1", "pdf")})


def after(*changes: tuple[str, str], unknown: frozenset[str] = frozenset()) -> AttachedFiles:
    files = AttachedFiles(GOOD, unknown)
    files.update(FileChange(path, "changed", "", blob) for path, blob in changes)
    return files


@pytest.mark.parametrize(
    ("changes", "is_good"),
    [((), False), (((FILE, "1"),), True), (((FILE, "2"),), False), (((FILE, "1"), (FILE, "")), False)],
    ids=["missing", "good", "of another type", "removed"],
)
def test_a_file_counts_as_it_stands_now(changes: tuple[tuple[str, str], ...], is_good: bool) -> None:
    assert after(*changes).are_good(PAGE, ["qd.pdf"]) is is_good


def test_one_bad_file_keeps_the_page_from_being_built() -> None:
    assert not after((FILE, "1")).are_good(PAGE, ["qd.pdf", "phu-luc.pdf"])


def test_a_file_that_lost_a_version_to_a_purge_accuses_nobody() -> None:
    assert after(unknown=frozenset({FILE})).are_good(PAGE, ["qd.pdf"])


def test_both_spellings_of_a_name_are_one() -> None:
    name = "quyết-định.pdf"
    path = f"content/so/van-ban/a/{unicodedata.normalize('NFD', name)}"
    assert after((path, "1")).are_good(PAGE, [name])


@pytest.mark.parametrize("name", ["../qd.pdf", "/qd.pdf", "~/qd.pdf", "a\\qd.pdf"])
def test_a_name_that_leads_out_of_the_folder_is_no_file(name: str) -> None:
    assert path_of_attachment(PAGE, name) == ""


def test_a_name_may_lead_into_a_folder_below() -> None:
    assert path_of_attachment(PAGE, "./tep/qd.pdf") == "content/so/van-ban/a/tep/qd.pdf"
