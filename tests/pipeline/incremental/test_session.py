"""What one build leaves to the next beside the output: believed only where a run of this program left it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from portalgen.pipeline.incremental import session as session_module
from portalgen.pipeline.incremental.session import is_trusted, open_build_store
from portalgen.render import bodies
from portalgen.store.cache_folder import store_file_of
from portalgen.store.row_store import RowStore
from tests.makers.lint.story import commit, git
from tests.makers.portal import ENVIRONMENT, SO, SmallPortal, command, page, png, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_KEYS = {"kind": "news", "title": "Tin", "date": "2026-02-02"}
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"


def cache_of(portal: SmallPortal) -> Path:
    return store_file_of(portal.options().cache, "build")


def rows(portal: SmallPortal) -> RowStore:
    return open_build_store(portal.options().cache)


def forge(portal: SmallPortal) -> None:
    """Another body in the place of the remembered one, as somebody could write it who knows how."""
    store = rows(portal)
    row: dict[str, Any] = store.get("bodies", NEWS)
    row["body"][0] = "<p>Giả mạo.</p>"
    store.put("bodies", {NEWS: row})
    store.close()


def test_rows_are_believed_that_a_run_left(portal: SmallPortal) -> None:
    """What the next tests show to be refused would be used."""
    portal.build_successfully()
    forge(portal)
    portal.build_successfully(out=portal.root.parent / "other")
    assert "Giả mạo." in (portal.root.parent / "other" / NEWS_OUT).read_text("utf-8")


def test_rows_that_somebody_committed_are_not_believed(portal: SmallPortal) -> None:
    portal.build_successfully()
    clean = tree(portal.out)
    forge(portal)
    git(portal.root, "init", "-q", "-b", "main")
    git(portal.root, "add", "-A", "-f")
    commit(portal.root, "2026-11-20T08:00:00+07:00", "Bài mới")
    portal.build_successfully(out=portal.root.parent / "other")
    assert tree(portal.root.parent / "other") == clean
    git(portal.root, "clone", "-q", str(portal.root), str(portal.root.parent / "clone"))
    cloned = portal.root.parent / "clone"
    assert store_file_of(cloned / ".portalgen" / "cache", "build").is_file()
    portal.build_successfully(root=cloned, out=portal.root.parent / "third")
    assert tree(portal.root.parent / "third") == clean


def test_pictures_that_somebody_committed_are_not_believed(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/hoi-nghi.vi.md", page("so-hoi-nghi", "![Màu](a.png)", **NEWS_KEYS))
    portal.write("content/so/tin-tuc/a.png", png(40, 30))
    portal.build_successfully()
    clean = tree(portal.out)
    for file in [each for each in (portal.options().cache / "images").rglob("*") if each.suffix == ".blake2b"]:
        file.with_suffix("").write_bytes(b"forged")
        file.write_text(blake2b(b"forged", digest_size=16).hexdigest())
    git(portal.root, "init", "-q", "-b", "main")
    git(portal.root, "add", "-A", "-f")
    commit(portal.root, "2026-11-20T08:00:00+07:00", "Bài mới")
    portal.build_successfully(out=portal.root.parent / "other")
    assert tree(portal.root.parent / "other") == clean


def test_rows_of_a_repository_that_does_not_keep_them_are_believed(portal: SmallPortal) -> None:
    portal.build_successfully()
    forge(portal)
    portal.write(".gitignore", ".portalgen/\n")
    git(portal.root, "init", "-q", "-b", "main")
    commit(portal.root, "2026-11-20T08:00:00+07:00", "Bài mới")
    portal.build_successfully(out=portal.root.parent / "other")
    assert "Giả mạo." in (portal.root.parent / "other" / NEWS_OUT).read_text("utf-8")


def test_rows_are_not_used_where_nothing_is_to_be_remembered(portal: SmallPortal) -> None:
    portal.build_successfully()
    clean = tree(portal.out)
    forge(portal)
    kept = cache_of(portal).read_bytes()
    portal.build_successfully(out=portal.root.parent / "other", remember=False)
    assert tree(portal.root.parent / "other") == clean
    assert cache_of(portal).read_bytes() == kept


def test_rows_of_another_version_of_the_program_are_forgotten(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.build_successfully()
    clean = tree(portal.out)
    forge(portal)
    monkeypatch.setattr(session_module, "program_digest", lambda: "another")
    portal.build_successfully(out=portal.root.parent / "other")
    assert tree(portal.root.parent / "other") == clean


@pytest.mark.parametrize("how", ["gone", "empty", "garbage", "cut", "foreign", "folder"])
def test_a_cache_that_is_damaged_changes_nothing(portal: SmallPortal, how: str) -> None:
    portal.build_successfully()
    clean = tree(portal.out)
    file = cache_of(portal)
    data = file.read_bytes()
    file.unlink()
    match how:
        case "empty":
            file.write_bytes(b"")
        case "garbage":
            file.write_bytes(blake2b(data).digest() * 500)
        case "cut":
            file.write_bytes(data[: len(data) // 3])
        case "foreign":
            with sqlite3.connect(file) as connection:
                connection.execute("CREATE TABLE bodies (x)")
            connection.close()
        case "folder":
            file.mkdir()
        case _:
            pass
    portal.build_successfully(out=portal.root.parent / "other")
    assert tree(portal.root.parent / "other") == clean
    portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    assert portal.build_successfully().changed_paths == (NEWS_OUT,)


def test_a_clone_into_which_the_cache_was_restored_renders_no_body_again(
    portal: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.build_successfully()
    shutil.copytree(portal.root, tmp_path / "clone", copy_function=shutil.copyfile)
    rendered: list[object] = []
    monkeypatch.setattr(bodies, "render_body", lambda *given: rendered.append(given[1]))
    portal.build_successfully(root=tmp_path / "clone", out=tmp_path / "other")
    assert rendered == []
    assert tree(tmp_path / "other") == tree(portal.out)


def test_the_bodies_of_pages_that_are_gone_are_forgotten(portal: SmallPortal) -> None:
    portal.build_successfully()
    assert rows(portal).get("bodies", NEWS) is not None
    portal.remove(NEWS)
    portal.build_successfully()
    assert rows(portal).get("bodies", NEWS) is None
    assert rows(portal).get("bodies", "content/so/tin-tuc/hop-bao.vi.md") is not None


@pytest.mark.heavy
def test_two_builds_at_once_into_two_folders_share_the_cache(portal: SmallPortal) -> None:
    arguments = ("--root", portal.root, "build", "--no-search", "--at", "2026-11-24T08:00", "--out")
    outs = [portal.root.parent / name for name in ("one", "two", "three")]
    started = [
        subprocess.Popen(command(*arguments, out), env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) for out in outs
    ]
    told = [each.communicate()[1] for each in started]
    assert [each.returncode for each in started] == [0, 0, 0], told
    portal.build_successfully()
    assert all(tree(out) == tree(portal.out) for out in outs)
    assert json.dumps(rows(portal).get("bodies", NEWS))
    assert os.listdir(portal.root / ".portalgen") == ["cache"]


def test_a_cache_folder_is_known_by_any_name_where_the_index_alone_does_not_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, linked = tmp_path / "kho", tmp_path / "khac"
    (main / "nho").mkdir(parents=True)
    (main / "nho" / "lint.sqlite").write_bytes(b"x")
    git(main, "init", "-q", "--template=", "-b", "main")
    commit(main, "2026-11-20T08:00:00+07:00", "Bộ nhớ đệm của người gửi")
    git(main, "worktree", "add", "-q", "--detach", str(linked))
    monkeypatch.chdir(linked)
    assert [is_trusted(Path(each)) for each in ("nho", "./nho", str(linked / "nho"))] == [False] * 3
    assert [is_trusted(Path(each)) for each in ("khac", "a/b/c", str(tmp_path / "ngoai"))] == [True] * 3
