"""Repairs change what they are for and nothing else, and repairing twice is repairing once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.content.front_matter import digest_of_original, head_keys_of, head_yaml_of, split_source
from portalgen.lint.fixes.apply import FIXABLE_CODES, fix_source, format_unified_diff
from tests.makers.cases import check_each
from tests.makers.examples import scaled
from tests.makers.lint.front_matters import files

ROOT = Path(__file__).resolve().parents[3]
PATH = "content/so/tin-tuc/hoi-nghi/index.vi.md"
SHIPPED = sorted((ROOT / "content").rglob("*.md"))


def keys_of(data: bytes) -> dict[str, object]:
    parts = split_source(data)
    return dict(head_keys_of(head_yaml_of(data, parts, PATH))) if parts else {}


def body_digest(data: bytes) -> str:
    parts = split_source(data)
    return digest_of_original("", "", data[parts.body_start if parts else 0 :].decode())


@given(data=files())
@settings(max_examples=scaled(300), deadline=None)
def test_repairing_twice_is_repairing_once(data: bytes) -> None:
    once = fix_source(data, PATH, "so", ())
    assert fix_source(once.data, PATH, "so", ()) == type(once)(once.data, ())


@given(data=files())
@settings(max_examples=scaled(300), deadline=None)
def test_what_could_be_read_says_the_same_afterwards_but_for_an_added_id(data: bytes) -> None:
    before, after = keys_of(data), keys_of(fix_source(data, PATH, "so", ()).data)
    if before:
        assert {"id": after.get("id"), **before} == {"id": None, **after}
    assert body_digest(fix_source(data, PATH, "so", ()).data) == body_digest(data)


@given(data=files())
@settings(max_examples=scaled(300), deadline=None)
def test_what_is_named_was_repaired_and_what_was_repaired_is_named(data: bytes) -> None:
    result = fix_source(data, PATH, "so", ())
    assert (result.data != data) == bool(result.applied_codes)
    assert [code for code in FIXABLE_CODES if code in result.applied_codes] == list(result.applied_codes)


@given(data=st.binary(max_size=60))
@settings(deadline=None)
def test_any_bytes_are_taken(data: bytes) -> None:
    assert fix_source(fix_source(data, PATH, "so", ()).data, PATH, "so", ()).applied_codes == ()


def test_all_repairs_of_a_file_are_made_at_once() -> None:
    before = (
        "\ufeff---\r\ntitle: Hội nghị: kết quả\r\ndate: 2026-11-24\r\nkind: news\r\n---\r\nNội  dung ho\u0323p.\r\n"
    )
    result = fix_source(before.encode(), PATH, "so", ("so-hoi-nghi",))
    assert result.applied_codes == ("TXT201", "TXT204", "FMT101", "FMT105", "FMT201")
    assert result.data.decode() == (
        '\ufeff---\r\nid: so-hoi-nghi-2\r\nkind: news\r\ntitle: "Hội nghị: kết quả"\r\ndate: 2026-11-24\r\n---\r\n'
        "Nội dung họp.\r\n"
    )


def test_only_what_is_asked_for_is_repaired() -> None:
    before = b"---\ntitle: a: b\nkind: news\n---\n"
    assert fix_source(before, PATH, "so", (), ("FMT101",)).data == b'---\ntitle: "a: b"\nkind: news\n---\n'
    assert fix_source(before, PATH, "so", (), ()).data == before


@pytest.mark.parametrize("data", [b"", b"Kh\xf4ng", b"---\nid: a\n", b"Kh\xc3\xb4ng"], ids=repr)
def test_what_is_no_page_stays_as_it_is(data: bytes) -> None:
    assert fix_source(data, PATH, "so", ()).data == data


def test_shipped_pages_need_no_repair_but_of_their_order() -> None:
    def check(file: Path) -> None:
        path = file.relative_to(ROOT).as_posix()
        result = fix_source(file.read_bytes(), path, path.split("/")[1], ())
        assert set(result.applied_codes) <= {"FMT201"}
        assert fix_source(result.data, path, path.split("/")[1], ()).applied_codes == ()

    check_each(SHIPPED, check)


def test_a_difference_is_shown_as_patch_takes_it(tmp_path: Path) -> None:
    before, after = "---\nkind: news\nid: a\n---\n\nĐầu.\n", "---\nid: a\nkind: news\n---\n\nĐầu.\n"
    file = tmp_path / "content" / "a.vi.md"
    file.parent.mkdir()
    file.write_text(before, "utf-8")
    shown = format_unified_diff(before.encode(), after.encode(), "content/a.vi.md")
    assert shown.startswith("--- a/content/a.vi.md\n+++ b/content/a.vi.md\n@@ ")
    subprocess.run(["git", "apply"], cwd=tmp_path, input=shown.encode(), check=True)
    assert file.read_text("utf-8") == after


def test_no_difference_is_shown_as_nothing() -> None:
    assert format_unified_diff(b"a\n", b"a\n", PATH) == ""
