"""The manifest and the claim on an output folder."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.errors import OutputError
from portalgen.store.digest import digest_bytes
from portalgen.writer.manifest import (
    MANIFEST_VERSION,
    SUSPECT_SIZE,
    Journal,
    Manifest,
    ManifestBundle,
    ManifestEntry,
    ManifestRule,
    claim_output_folder,
    close_journal,
    is_intact,
    list_gone_paths,
    list_manifest_sites,
    open_journal,
    read_manifest,
    read_site_manifest,
    stat_site_manifest,
    write_manifest,
    write_states,
)

PAGE = ManifestEntry(
    "lamdong.gov.vn/index.html", "main", "key", "digest", 12, ("lamdong.gov.vn/assets/a.css",), "a.md", 3
)
OTHER = ManifestEntry("a.vn/index.html", "a", "k", "d", 1, gone_reason="removed")
BOTH = Manifest(
    {PAGE.path: PAGE, OTHER.path: OTHER},
    {"lamdong.gov.vn/pagefind": ManifestBundle("main", "k")},
    {"main": {"inputs": "i"}},
)
LEADING = ManifestEntry("a.vn/Tin cũ.aspx/index.html", "a", "k", "d", 1, redirect_to="https://a.vn/tin/#a")
MOVED = Manifest(
    {OTHER.path: OTHER, LEADING.path: LEADING},
    states={"a": {"inputs": "i"}},
    rules={"a": (ManifestRule("a.vn", "/Tin.aspx", "ItemId=1", "https://a.vn/tin/"),)},
)


def sheet(out: Path, site: str) -> Path:
    return out / ".portalgen" / "sites" / f"{site}.json"


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, BOTH, ["main", "a"])
    assert read_manifest(tmp_path) == BOTH


def test_old_addresses_come_back_as_they_were_written(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, MOVED, ["a"])
    assert read_manifest(tmp_path) == MOVED
    write_states(tmp_path, {"a": {"inputs": "j"}})
    assert read_manifest(tmp_path) == replace(MOVED, states={"a": {"inputs": "j"}})


def test_a_manifest_of_a_former_version_keeps_its_files_and_has_its_site_built_again(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, MOVED, ["a"])
    stored = json.loads(sheet(tmp_path, "a").read_text("utf-8"))
    del stored["rules"], stored["entries"][LEADING.path][6:]
    sheet(tmp_path, "a").write_text(json.dumps(stored), "utf-8")
    read = read_manifest(tmp_path, ["a"])
    assert read == Manifest({OTHER.path: OTHER, LEADING.path: replace(LEADING, redirect_to="")})


@pytest.mark.parametrize("damage", [["a.vn", "/Tin.aspx", "ItemId=1", 7, False], ["a.vn"], "a.vn"])
def test_a_rule_that_is_none_makes_the_manifest_of_its_site_none(tmp_path: Path, damage: object) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, MOVED, ["a"])
    stored = json.loads(sheet(tmp_path, "a").read_text("utf-8"))
    sheet(tmp_path, "a").write_text(json.dumps(stored | {"rules": [damage]}), "utf-8")
    assert read_manifest(tmp_path, ["a"]) == Manifest()


def test_a_row_that_says_what_nobody_knows_of_its_page_is_no_manifest(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, BOTH, ["main", "a"])
    assert list_gone_paths(read_manifest(tmp_path), "removed") == (OTHER.path,)
    file = sheet(tmp_path, "a")
    file.write_text(file.read_text("utf-8").replace('"removed"', '"lost"'), "utf-8")
    assert read_manifest(tmp_path, ["a"]) == Manifest()


def test_each_site_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, BOTH, ["main", "a"])
    assert list_manifest_sites(tmp_path) == ("a", "main")
    assert read_manifest(tmp_path, ["a"]) == Manifest({OTHER.path: OTHER})
    assert set(read_site_manifest(tmp_path, "main").rows) == {PAGE.path}


def test_the_sheets_of_sites_that_are_not_named_are_neither_written_nor_removed(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, BOTH, ["main", "a"])
    os.utime(sheet(tmp_path, "main"), (1, 1))
    write_manifest(
        tmp_path, Manifest({OTHER.path: replace(OTHER, key="other"), PAGE.path: replace(PAGE, key="other")}), ["a"]
    )
    assert sheet(tmp_path, "main").stat().st_mtime == 1
    assert read_manifest(tmp_path).entries == {PAGE.path: PAGE, OTHER.path: replace(OTHER, key="other")}


def test_a_site_of_which_nothing_is_said_any_more_loses_its_sheet(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, BOTH, ["main", "a"])
    write_manifest(tmp_path, Manifest(), ["a"])
    assert list_manifest_sites(tmp_path) == ("main",)


def test_the_same_manifest_is_not_written_twice(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, BOTH, ["main"])
    os.utime(sheet(tmp_path, "main"), (1, 1))
    write_manifest(tmp_path, BOTH, ["main"])
    assert sheet(tmp_path, "main").stat().st_mtime == 1


def test_a_sheet_that_was_written_again_has_another_signature(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    assert stat_site_manifest(tmp_path, "main") == (0, 0)
    write_manifest(tmp_path, BOTH, ["main"])
    first = stat_site_manifest(tmp_path, "main")
    write_manifest(tmp_path, replace(BOTH, states={"main": {"inputs": "j"}}), ["main"])
    assert first != (0, 0) != stat_site_manifest(tmp_path, "main") != first


def test_its_bytes_do_not_depend_on_the_order_of_entries(tmp_path: Path) -> None:
    other = replace(OTHER, site="main")
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, Manifest({PAGE.path: PAGE, other.path: other}), ["main"])
    first = sheet(tmp_path, "main").read_bytes()
    write_manifest(tmp_path, Manifest({other.path: other, PAGE.path: PAGE}), ["main"])
    assert sheet(tmp_path, "main").read_bytes() == first


SOUND: dict[str, object] = {"version": MANIFEST_VERSION, "site": "a", "entries": {}, "bundles": {}, "state": 1}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        "\xff",
        json.dumps({**SOUND, "version": 99}),
        json.dumps({**SOUND, "site": "b"}),
        json.dumps({"version": MANIFEST_VERSION, "site": "a", "entries": {}, "bundles": {}}),
        json.dumps({**SOUND, "entries": {"a": [1]}}),
        json.dumps({**SOUND, "entries": {"a": ["k", "d", "big", [], "s", 1]}}),
        json.dumps({**SOUND, "entries": {"a": ["k", "d", 1, [2], "s", 1]}}),
        json.dumps({**SOUND, "entries": 7}),
        json.dumps({**SOUND, "bundles": {"f": 2}}),
    ],
)
def test_a_damaged_sheet_counts_as_empty_and_says_nothing_of_the_others(tmp_path: Path, text: str) -> None:
    claim_output_folder(tmp_path)
    write_manifest(tmp_path, BOTH, ["main", "a"])
    sheet(tmp_path, "a").write_bytes(text.encode("latin-1"))
    assert read_manifest(tmp_path) == replace(BOTH, entries={PAGE.path: PAGE})


def test_a_folder_in_the_place_of_a_sheet_counts_as_empty_and_is_replaced(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    for site in ("main", "a"):
        (sheet(tmp_path, site) / "below").mkdir(parents=True)
    assert read_manifest(tmp_path) == Manifest()
    write_manifest(tmp_path, BOTH, ["main", "a"])
    assert read_manifest(tmp_path) == BOTH


def test_a_folder_in_the_place_of_the_journal_is_ignored_and_replaced(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    for close in (lambda: None, lambda: open_journal(tmp_path, Journal({"x": "a"}))):
        (tmp_path / ".portalgen" / "journal.json" / "below").mkdir(parents=True)
        assert read_manifest(tmp_path) == Manifest()
        close()
        close_journal(tmp_path)
        assert not (tmp_path / ".portalgen" / "journal.json").exists()


def test_nothing_is_known_where_there_is_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "absent") == Manifest()


def test_what_a_journal_names_is_doubted_until_the_journal_is_closed(tmp_path: Path) -> None:
    claim_output_folder(tmp_path)
    manifest = Manifest({PAGE.path: PAGE})
    write_manifest(tmp_path, manifest, ["main"])
    open_journal(tmp_path, Journal({PAGE.path: "main", "b.vn/x": "b"}, {"b.vn/pagefind": "b"}))
    doubted = read_manifest(tmp_path)
    assert {path: entry.size for path, entry in doubted.entries.items()} == {
        PAGE.path: SUSPECT_SIZE,
        "b.vn/x": SUSPECT_SIZE,
    }
    assert doubted.entries["b.vn/x"].site == "b"
    assert doubted.bundles == {"b.vn/pagefind": ManifestBundle("b", "")}
    assert set(read_manifest(tmp_path, ["main"]).entries) == {PAGE.path}
    close_journal(tmp_path)
    assert read_manifest(tmp_path) == manifest


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"version": MANIFEST_VERSION, "paths": [], "bundles": 3})])
def test_a_damaged_journal_is_ignored(tmp_path: Path, text: str) -> None:
    claim_output_folder(tmp_path)
    (tmp_path / ".portalgen" / "journal.json").write_text(text)
    assert read_manifest(tmp_path) == Manifest()


def test_a_new_or_empty_folder_is_claimed_again_and_again(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "public"
    claim_output_folder(out)
    (out / "lamdong.gov.vn").mkdir()
    claim_output_folder(out)
    (tmp_path / "empty").mkdir()
    claim_output_folder(tmp_path / "empty")


def test_a_claim_that_was_interrupted_is_completed(tmp_path: Path) -> None:
    (tmp_path / ".portalgen").mkdir()
    claim_output_folder(tmp_path)
    assert (tmp_path / ".portalgen" / "output").is_file()


def test_a_folder_of_somebody_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("x")
    with pytest.raises(OutputError) as raised:
        claim_output_folder(tmp_path)
    assert "không do portalgen tạo" in raised.value.vi
    assert os.listdir(tmp_path) == ["thesis.docx"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        claim_output_folder(tmp_path / "public")
    with pytest.raises(OutputError):
        claim_output_folder(tmp_path / "public" / "below")


@pytest.mark.parametrize("out", ["content", "content/public", ".", "way-round/../content", "link"])
def test_the_sources_are_never_the_output(tmp_path: Path, out: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "way-round").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "content")
    with pytest.raises(OutputError, match="source folder"):
        claim_output_folder(tmp_path / out, (tmp_path / "content",))
    assert os.listdir(tmp_path / "content") == []


def test_a_file_is_intact_while_it_has_its_size_and_its_time_or_else_its_content(tmp_path: Path) -> None:
    file = tmp_path / PAGE.path
    digest = digest_bytes(b"x" * 12)

    def intact(time: int = 1) -> bool:
        return is_intact(tmp_path, PAGE.path, PAGE.size, time, digest)

    assert not intact()
    file.parent.mkdir()
    file.write_bytes(b"x" * 12)
    assert intact(file.stat().st_mtime_ns)
    assert intact(), "copied with another time, but the same"
    file.write_bytes(b"y" * 12)
    assert not intact(), "another content of the same size"
    file.write_bytes(b"x" * 13)
    assert not intact(file.stat().st_mtime_ns)
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_bytes(b"x" * 12)
    assert not intact(), "a link is not what was written"
