"""What a hostile newcomer found of pages that are held in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.history.repository import open_repository
from portalgen.history.revisions import resolve_revision
from portalgen.history.scratch import create_scratch_repository
from portalgen.pipeline.comparing import checkout as checkout_module
from portalgen.pipeline.comparing.checkout import check_out_portal
from tests.makers.content_folder import make_folder
from tests.makers.git_folder import init_repository
from tests.makers.lint.story import git

NEWS = "---\nid: {id}\nkind: news\ntitle: Tin {id}\nsummary: Tóm tắt.\ndate: 2026-01-03\nauthor: Ban\n---\n\nMột câu.\n"
KEPT = "content/sngv/tin-tuc/a.vi.md"
REMOVED = "content/sngv/tin-tuc/b.vi.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two pages on `main`."""
    root = make_folder(tmp_path / "kho").root
    init_repository(root)
    for number, path in enumerate((KEPT, REMOVED)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(NEWS.format(id=f"tin-{number}"), "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def test_unchanged_pages_are_there_when_a_checkout_goes_from_held_pages_to_too_many(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = open_repository(root)
    tip = resolve_revision(main, "HEAD")
    git(root, "rm", "-q", REMOVED)
    git(root, "commit", "-q", "-m", "removes")
    proposed = resolve_revision(main, "HEAD")
    monkeypatch.setattr(checkout_module, "_MOST", len(NEWS.encode()) + 10)  # one page is held, two are too many
    checkout = check_out_portal(create_scratch_repository(main, tmp_path / "ban"), proposed)
    assert set(checkout.pages) == {KEPT}
    checkout.update(proposed, tip)
    there = {path for path in (KEPT, REMOVED) if path in checkout.pages or (checkout.repository.root / path).is_file()}
    assert there == {KEPT, REMOVED}


def test_a_link_to_a_folder_of_pages_is_refused_though_its_pages_are_held(root: Path, tmp_path: Path) -> None:
    (root / "content/sngv/tin-tuc/lien-ket").symlink_to("../van-ban")
    (root / "content/sngv/van-ban").mkdir(parents=True)
    (root / "content/sngv/van-ban/c.vi.md").write_text(NEWS.format(id="tin-9"), "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "links")
    main = open_repository(root)
    scratch = create_scratch_repository(main, tmp_path / "ban")
    checkout = check_out_portal(scratch, resolve_revision(main, "HEAD"))
    portal = load_portal(root)[0]
    assert portal is not None
    held = replace(portal, root=scratch.root, replaced_texts=checkout.pages, unwritten=checkout.pages)
    assert [each.code for each in read_library(held)[1]] == [each.code for each in read_library(portal)[1]]
    assert "FMT129" in [each.code for each in read_library(held)[1]]
