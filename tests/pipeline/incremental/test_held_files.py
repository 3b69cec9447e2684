"""Files that are written while a preview builds: the build comes to an end, and the next one knows what it did not see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from portalgen.content import read as reading
from portalgen.content.body import SourceChangedError
from portalgen.content.held_files import HeldFiles
from portalgen.content.listing import Listing
from portalgen.pipeline.build import build
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildResult
from portalgen.pipeline.rendering import assets
from portalgen.pipeline.rendering import render_sites as rendering
from portalgen.pipeline.sites import site_folders
from portalgen.serve.debounce import Changes
from portalgen.serve.model import BuildOutcome
from portalgen.serve.preview_state import PreviewState
from portalgen.serve.rebuilding import Rebuilder
from tests.makers.portal import SmallPortal, codes, page, png, tree

SOURCE = "content/so/tin-tuc/dang-viet/index.vi.md"
TABLE = "content/so/tin-tuc/dang-viet/so-lieu.csv"
PICTURE = "content/so/tin-tuc/dang-viet/anh.png"
SHOWN = "so.example.vn/tin-tuc/dang-viet/index.html"


class Storm:
    """Somebody who saves a page and its files again and again: at every step of the build that reads them."""

    def __init__(self, portal: SmallPortal) -> None:
        self.portal = portal
        self.saves = 0
        self.seen = 0
        """The save that the last build saw."""
        self.save()

    def save(self) -> None:
        self.saves += 1
        self.portal.write(SOURCE, page_of(self.saves))
        self.portal.write(TABLE, f"nam,so\n2026,{self.saves}\n")
        self.portal.write(PICTURE, png(8, 6, self.saves % 250))

    def rage(self, patched: pytest.MonkeyPatch) -> None:
        """Save after the folder is read, before pages are made of it, and before their files are copied."""
        digests = site_folders.content_digests_of

        def read(root: Path, listing: Listing, *more: Any) -> Any:
            contents = digests(root, listing, *more)
            if SOURCE in listing.files:
                self.seen = self.saves
                self.save()
            return contents

        patched.setattr(site_folders, "content_digests_of", read)
        patched.setattr(rendering, "render_batches", self._save_before(rendering.render_batches))
        patched.setattr(assets, "stage_assets", self._save_before(assets.stage_assets))

    def _save_before(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            self.save()
            return step(*arguments)

        return run


def page_of(number: int) -> str:
    body = f"Bản nháp {number}.\n\n![Ảnh](anh.png)\n\n[Số liệu](so-lieu.csv)\n"
    return page(
        "so-dang-viet", body, kind="news", title=f"Tin {number}", date="2026-11-24", origin="own", summary="Tóm tắt."
    )


@pytest.fixture
def storm(portal: SmallPortal) -> Storm:
    return Storm(portal)


@pytest.fixture
def held_files() -> Iterator[HeldFiles]:
    held = HeldFiles()
    yield held
    held.close()


def preview(portal: SmallPortal, held: HeldFiles | None) -> Callable[[frozenset[Path] | None], BuildResult]:
    session = Session(portal.root, portal.options().cache, held_files=held)
    return lambda changed: build(portal.options(), session=session, changed=changed)


def test_without_holding_anything_a_build_ends_with_what_changed(storm: Storm, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild = preview(storm.portal, None)
    with monkeypatch.context() as patched, pytest.raises(SourceChangedError):
        storm.rage(patched)
        rebuild(None)


@pytest.mark.parametrize(("module", "step"), [(rendering, "render_batches"), (assets, "stage_assets")])
def test_a_file_beside_a_page_that_changes_meanwhile_is_not_published_as_if_it_had_been_read(
    storm: Storm, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    portal = storm.portal
    former, run = (portal.root / TABLE).read_bytes(), getattr(module, step)

    def save(*arguments: Any) -> Any:
        portal.write(TABLE, "nam,so\n2026,khac\n")
        return run(*arguments)

    with monkeypatch.context() as patched, pytest.raises(SourceChangedError, match=r"so-lieu\.csv changed"):
        patched.setattr(module, step, save)
        portal.build()
    portal.write(TABLE, former)
    assert_incremental_is_clean(portal, "as it was read")


def test_a_page_that_is_saved_all_the_time_is_shown_as_it_was_at_one_moment(
    storm: Storm, held_files: HeldFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = storm.portal
    rebuild = preview(portal, held_files)
    with monkeypatch.context() as patched:
        storm.rage(patched)
        for _ in range(3):
            result = rebuild(frozenset({portal.root / SOURCE}))
            assert result.is_written, codes(result)
            shown, seen = portal.html(SHOWN), storm.seen
            assert f"Tin {seen}<" in shown and f"Bản nháp {seen}." in shown
            assert (portal.out / SHOWN).with_name("so-lieu.csv").read_text() == f"nam,so\n2026,{seen}\n"
            assert storm.saves == seen + 3


def test_what_was_held_leaves_nothing_under_which_other_bytes_count_as_known(
    storm: Storm, held_files: HeldFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = storm.portal
    rebuild = preview(portal, held_files)
    first = {path: (portal.root / path).read_bytes() for path in (SOURCE, TABLE, PICTURE)}
    with monkeypatch.context() as patched:
        storm.rage(patched)
        rebuild(None)
        rebuild(frozenset({portal.root / SOURCE}))
    assert_incremental_is_clean(portal, "as it was left")
    for path, data in first.items():
        portal.write(path, data)
    assert_incremental_is_clean(portal, "as the first build held it")
    rebuild(frozenset({portal.root / SOURCE}))
    assert_incremental_is_clean(portal, "as the preview built it in between")


def assert_incremental_is_clean(portal: SmallPortal, name: str) -> None:
    portal.build_successfully()
    clean = portal.root.parent / f"clean {name}"
    portal.build_successfully(out=clean, remember=False)
    assert tree(portal.out) == tree(clean), name


def test_a_file_that_goes_while_it_is_built_is_shown_and_gone_in_the_next_build(
    storm: Storm, held_files: HeldFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = storm.portal
    rebuild = preview(portal, held_files)
    batches = rendering.render_batches

    def remove(*arguments: Any) -> Any:
        for path in (SOURCE, TABLE, PICTURE):
            (portal.root / path).unlink(missing_ok=True)
        return batches(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(rendering, "render_batches", remove)
        assert rebuild(None).is_written
    assert (portal.out / SHOWN).is_file()
    assert rebuild(frozenset({portal.root / SOURCE})).is_written
    assert not (portal.out / SHOWN).exists()
    assert not held_files.pages or SOURCE not in held_files.pages


def test_a_page_that_appears_after_the_folder_was_read_waits_for_the_next_build(
    storm: Storm, held_files: HeldFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = storm.portal
    rebuild = preview(portal, held_files)
    walk = reading.walk_content
    number = 0

    def add(*arguments: Any) -> Any:
        nonlocal number
        number += 1
        portal.write(
            f"content/so/tin-tuc/moi-{number}.vi.md",
            page_of(0).replace("so-dang-viet", f"so-moi-{number}").partition("\n\n!")[0],
        )
        return walk(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(reading, "walk_content", add)
        assert rebuild(None).is_written
    assert number
    assert not (portal.out / f"so.example.vn/tin-tuc/moi-{number}/index.html").exists()
    assert rebuild(frozenset({portal.root / "content/so/tin-tuc"})).is_written
    assert (portal.out / f"so.example.vn/tin-tuc/moi-{number}/index.html").is_file()


@pytest.mark.heavy
def test_a_preview_publishes_in_the_midst_of_a_storm(
    storm: Storm, held_files: HeldFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal, state = storm.portal, PreviewState()
    build_once = preview(portal, held_files)

    def rebuild(changed: frozenset[Path] | None) -> BuildOutcome:
        result = build_once(changed)
        return BuildOutcome(result.diagnostics, result.is_written, result.changed_paths, 0.1)

    rebuilder = Rebuilder(rebuild, state, lambda _: None, "vi")
    with monkeypatch.context() as patched:
        storm.rage(patched)
        for number in range(3):
            before = state.revision
            rebuilder.build(Changes(frozenset({portal.root / SOURCE}), number, number))
            assert not state.report.has_failed, state.report
            assert SHOWN in (state.paths_changed_since(before) or ())
