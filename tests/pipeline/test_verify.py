"""What `build --verify` finds in the output folder, and what it leaves as it was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.pipeline import verify as verify_module
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress
from portalgen.pipeline.verify import Difference, DifferenceKind, verify
from portalgen.writer.manifest import ManifestBundle, read_manifest, write_manifest
from tests.makers.portal import SO, SmallPortal, codes, page, paths, png, stamps, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"
PICTURE = f"{SO}/gioi-thieu/chuc-nang"

Spoil = Callable[[Path], None]


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> Callable[[Spoil], None]:
    """Makes the build into the output folder leave something wrong there."""

    def arrange(spoil: Spoil) -> None:
        def wrong(options: BuildOptions, progress: Progress) -> BuildResult:
            result = build(options, progress)
            if options.remember:
                spoil(options.out)
            return result

        monkeypatch.setattr(verify_module, "build", wrong)

    return arrange


def test_after_edits_the_output_is_that_of_a_build_from_nothing(built_portal: SmallPortal) -> None:
    built_portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    built_portal.remove("content/so/tin-tuc/hop-bao.vi.md")
    built_portal.write("content/so/gioi-thieu/chuc-nang/anh.png", png(12, 9, 40))
    found = verify(built_portal.options())
    assert found.is_equal
    assert found.compared_count == len(paths(built_portal.out))
    assert NEWS_OUT in found.result.changed_paths


def test_it_builds_into_the_output_folder_as_a_build_does(portal: SmallPortal) -> None:
    verify(portal.options())
    after = stamps(portal.out)
    assert portal.build_successfully().changed_paths == ()
    assert stamps(portal.out) == after


def test_a_page_with_other_content_is_reported_with_its_first_differing_line(
    portal: SmallPortal, spoilt: Callable[[Spoil], None]
) -> None:
    def one_word(out: Path) -> None:
        text = (out / NEWS_OUT).read_text("utf-8")
        (out / NEWS_OUT).write_text(text.replace("<p>Nội dung.</p>", "<p>Nội dung cũ.</p>"), "utf-8")

    spoilt(one_word)
    (difference,) = verify(portal.options()).differences
    number = portal.html(NEWS_OUT).splitlines().index("<p>Nội dung cũ.</p>") + 1
    assert difference == Difference(NEWS_OUT, DifferenceKind.BYTES, number, "<p>Nội dung cũ.</p>", "<p>Nội dung.</p>")


def test_a_long_line_is_cut_around_the_first_letter_that_differs(
    portal: SmallPortal, spoilt: Callable[[Spoil], None]
) -> None:
    portal.edit(NEWS, "Nội dung.", "a" * 300 + "b" + "c" * 300)
    spoilt(lambda out: _replace(out / NEWS_OUT, "b" + "c" * 300, "x" + "c" * 300))
    (difference,) = verify(portal.options()).differences
    assert difference.output_text == "…" + "a" * 30 + "x" + "c" * 89 + "…"
    assert difference.clean_text == "…" + "a" * 30 + "b" + "c" * 89 + "…"


def test_a_text_that_ends_early_differs_at_the_line_that_is_missing(
    portal: SmallPortal, spoilt: Callable[[Spoil], None]
) -> None:
    robots = f"{SO}/robots.txt"
    spoilt(lambda out: (out / robots).write_text("User-agent: *", "utf-8"))
    (difference,) = verify(portal.options()).differences
    assert (difference.line, difference.output_text) == (2, "")
    assert difference.clean_text


def test_files_that_are_no_text_differ_without_a_line(
    built_portal: SmallPortal, spoilt: Callable[[Spoil], None]
) -> None:
    (picture, *_) = (path for path in paths(built_portal.out) if path.startswith(PICTURE) and path.endswith(".png"))
    spoilt(lambda out: (out / picture).write_bytes((out / picture).read_bytes()[:-1]))
    assert verify(built_portal.options()).differences == (Difference(picture, DifferenceKind.BYTES),)


def test_files_that_stand_on_one_side_only_are_reported(portal: SmallPortal, spoilt: Callable[[Spoil], None]) -> None:
    def one_gone_and_one_left(out: Path) -> None:
        manifest = read_manifest(out)
        left = replace(manifest.entries[NEWS_OUT], path=f"{SO}/cu-ky/index.html")
        write_manifest(out, replace(manifest, entries={**manifest.entries, left.path: left}), ["so"])
        (out / SO / "cu-ky").mkdir()
        (out / NEWS_OUT).rename(out / left.path)

    spoilt(one_gone_and_one_left)
    assert verify(portal.options()).differences == (
        Difference(f"{SO}/cu-ky/index.html", DifferenceKind.OUTPUT_ONLY),
        Difference(NEWS_OUT, DifferenceKind.CLEAN_ONLY),
    )


def test_findings_that_one_build_alone_reports_are_a_difference(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.edit(NEWS, "Nội dung.", "Xem [nháp](id:so-nhap).")
    keys = {"kind": "news", "title": "Nháp", "date": "2026-01-06", "draft": "true"}
    portal.write("content/so/tin-tuc/nhap.vi.md", page("so-nhap", **keys))

    def silent_when_clean(options: BuildOptions, progress: Progress) -> BuildResult:
        result = build(options, progress)
        return result if options.remember else replace(result, diagnostics=())

    monkeypatch.setattr(verify_module, "build", silent_when_clean)
    found = verify(portal.options())
    assert not found.is_equal
    assert [each.code for each in found.output_only_diagnostics] == ["LNK104"]
    assert (found.clean_only_diagnostics, found.differences) == ((), ())


def test_files_that_portalgen_did_not_make_are_named_and_are_no_difference(built_portal: SmallPortal) -> None:
    (built_portal.out / SO / "google1234.html").write_text("verification")
    found = verify(built_portal.options())
    assert found.is_equal
    assert found.unknown_files == (f"{SO}/google1234.html",)


def test_of_a_build_of_one_site_that_site_alone_is_compared(built_portal: SmallPortal) -> None:
    built_portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "title: Chào mừng", "title: Xin chào")
    built_portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    found = verify(built_portal.options(sites=("so",)))
    assert found.is_equal
    assert found.compared_count == len([path for path in paths(built_portal.out) if path.startswith(f"{SO}/")])
    assert found.unknown_files == ()


def test_a_refused_build_is_held_against_the_other_by_what_they_tell(built_portal: SmallPortal) -> None:
    before = tree(built_portal.out)
    built_portal.edit(NEWS, "Nội dung.", "[hỏng](khong-co.vi.md)")
    found = verify(built_portal.options())
    assert (found.is_equal, found.result.is_written, found.compared_count) == (True, False, 0)
    assert codes(found.result) == [f"{NEWS}:8:8 LNK101"]
    assert tree(built_portal.out) == before


@pytest.mark.heavy
def test_of_search_is_compared_what_pagefind_is_given(portal: SmallPortal, spoilt: Callable[[Spoil], None]) -> None:
    options = portal.options(search=True, jobs=2)
    assert verify(options).is_equal
    folder = f"{SO}/pagefind"

    def forgotten(out: Path) -> None:
        manifest = read_manifest(out)
        write_manifest(
            out, replace(manifest, bundles={**manifest.bundles, folder: ManifestBundle("so", "0" * 32)}), ["so"]
        )

    def cut(out: Path) -> None:
        next((out / folder).glob("index/*")).write_bytes(b"")

    cut(options.out)
    assert verify(options).is_equal  # for the build wrote it anew
    assert next((options.out / folder).glob("index/*")).stat().st_size
    for spoil in (forgotten, cut):
        spoilt(spoil)
        assert verify(options).differences == (Difference(folder, DifferenceKind.SEARCH),)


def test_the_second_build_leaves_nothing_behind(
    portal: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tam").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))
    portal.build_successfully()
    kept = sorted(portal.root.rglob("*"))
    portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    assert verify(portal.options()).is_equal
    assert list((tmp_path / "tam").iterdir()) == []
    assert sorted(portal.root.rglob("*")) == kept


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
