"""The manifest and the claim on an output folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from portalgen.errors import OutputError
from portalgen.output.manifest import (
    DOUBTED,
    Entry,
    Journal,
    Manifest,
    claim,
    close_journal,
    is_intact,
    open_journal,
    read,
    write,
)

PAGE = Entry("lamdong.gov.vn/index.html", "main", "key", "digest", 12, ("lamdong.gov.vn/assets/a.css",))


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    claim(tmp_path)
    manifest = Manifest(entries={PAGE.path: PAGE}, bundles={"lamdong.gov.vn/pagefind": "k"})
    write(tmp_path, manifest)
    assert read(tmp_path) == manifest


def test_the_same_manifest_is_not_written_twice(tmp_path: Path) -> None:
    claim(tmp_path)
    write(tmp_path, Manifest(entries={PAGE.path: PAGE}))
    file = tmp_path / ".portalgen" / "manifest.json"
    os.utime(file, (1, 1))
    write(tmp_path, Manifest(entries={PAGE.path: PAGE}))
    assert file.stat().st_mtime == 1


def test_its_bytes_do_not_depend_on_the_order_of_entries(tmp_path: Path) -> None:
    other = Entry("a.vn/index.html", "a", "k", "d", 1)
    claim(tmp_path)
    write(tmp_path, Manifest(entries={PAGE.path: PAGE, other.path: other}))
    first = (tmp_path / ".portalgen" / "manifest.json").read_bytes()
    write(tmp_path, Manifest(entries={other.path: other, PAGE.path: PAGE}))
    assert (tmp_path / ".portalgen" / "manifest.json").read_bytes() == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version":99,"entries":{},"bundles":{}}',
        '{"version":1,"entries":{"a":[1]},"bundles":{}}',
        '{"version":1,"entries":{"a":["s","k","d","big",[]]},"bundles":{}}',
        '{"version":1,"entries":{}}',
        "\xff",
    ],
)
def test_a_damaged_manifest_counts_as_empty(tmp_path: Path, text: str) -> None:
    claim(tmp_path)
    (tmp_path / ".portalgen" / "manifest.json").write_bytes(text.encode("latin-1"))
    assert read(tmp_path) == Manifest()


def test_nothing_is_known_where_there_is_no_manifest(tmp_path: Path) -> None:
    assert read(tmp_path / "absent") == Manifest()


def test_what_a_journal_names_is_doubted_until_the_journal_is_closed(tmp_path: Path) -> None:
    claim(tmp_path)
    manifest = Manifest(entries={PAGE.path: PAGE})
    write(tmp_path, manifest)
    open_journal(tmp_path, Journal({PAGE.path: "main", "b.vn/x": "b"}, ("b.vn/pagefind",)))
    doubted = read(tmp_path)
    assert {path: entry.size for path, entry in doubted.entries.items()} == {PAGE.path: DOUBTED, "b.vn/x": DOUBTED}
    assert doubted.entries["b.vn/x"].site == "b"
    assert doubted.bundles == {"b.vn/pagefind": ""}
    close_journal(tmp_path)
    assert read(tmp_path) == manifest


def test_a_damaged_journal_is_ignored(tmp_path: Path) -> None:
    claim(tmp_path)
    (tmp_path / ".portalgen" / "journal.json").write_text(json.dumps({"version": 1, "paths": [], "bundles": 3}))
    assert read(tmp_path) == Manifest()


def test_a_new_or_empty_folder_is_claimed_again_and_again(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "public"
    claim(out)
    (out / "lamdong.gov.vn").mkdir()
    claim(out)
    (tmp_path / "empty").mkdir()
    claim(tmp_path / "empty")


def test_a_claim_that_was_interrupted_is_completed(tmp_path: Path) -> None:
    (tmp_path / ".portalgen").mkdir()
    claim(tmp_path)
    assert (tmp_path / ".portalgen" / "output").is_file()


def test_a_folder_of_somebody_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("x")
    with pytest.raises(OutputError) as raised:
        claim(tmp_path)
    assert "không do portalgen tạo" in raised.value.vi
    assert os.listdir(tmp_path) == ["thesis.docx"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        claim(tmp_path / "public")
    with pytest.raises(OutputError):
        claim(tmp_path / "public" / "below")


@pytest.mark.parametrize("out", ["content", "content/public", ".", "way-round/../content", "link"])
def test_the_sources_are_never_the_output(tmp_path: Path, out: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "way-round").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "content")
    with pytest.raises(OutputError, match="source folder"):
        claim(tmp_path / out, (tmp_path / "content",))
    assert os.listdir(tmp_path / "content") == []


def test_an_entry_is_intact_while_its_file_has_its_size(tmp_path: Path) -> None:
    file = tmp_path / PAGE.path
    assert not is_intact(tmp_path, PAGE)
    file.parent.mkdir()
    file.write_bytes(b"x" * 12)
    assert is_intact(tmp_path, PAGE)
    file.write_bytes(b"x" * 13)
    assert not is_intact(tmp_path, PAGE)
