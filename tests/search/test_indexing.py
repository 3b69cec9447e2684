"""Bundles on disk, written by the real Pagefind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import pytest

from portalgen.errors import OutputError, UnusableEnvironmentError
from portalgen.search import pagefind
from portalgen.search.bundles import PageDocument, SearchIndex, SummaryDocument
from portalgen.search.folder import is_whole
from portalgen.search.indexing import index_bundles
from portalgen.search.keys import parse_bundle_key
from tests.makers.waiting import wait_until

pytestmark = pytest.mark.heavy

HTML = """<!doctype html><html lang="{language}"><head><title>{title}</title>
<meta data-pagefind-filter="kind[content]" content="Tin">
<meta data-pagefind-sort="date[content]" content="2026-11-24"></head>
<body><main{body}><h1>{title}</h1><p>Ủy ban nhân dân tỉnh Lâm Đồng.</p></main></body></html>"""


def _page(
    out: Path, host: str, name: str, title: str = "Đà Lạt", *, language: str = "vi", indexed: bool = True
) -> PageDocument:
    file = out / host / name / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    body = " data-pagefind-body" if indexed else ""
    file.write_text(HTML.format(language=language, title=title, body=body), "utf-8")
    return PageDocument(f"/{name}/", file)


def _bundle(out: Path, host: str = "a.example", title: str = "Đà Lạt", folder: str = "pagefind") -> SearchIndex:
    return SearchIndex(f"{host}/{folder}", "vi", (_page(out, host, "tin", title),))


def _entry(out: Path, folder: str) -> dict[str, dict[str, int]]:
    languages = json.loads((out / folder / "pagefind-entry.json").read_text("utf-8"))["languages"]
    assert isinstance(languages, dict)
    return languages


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_bundle_holds_what_the_client_loads_and_no_interface_of_pagefind(tmp_path: Path) -> None:
    digests = index_bundles(tmp_path, [_bundle(tmp_path)], {}, jobs=1)
    assert list(digests) == ["a.example/pagefind"]
    names = _names(tmp_path / "a.example/pagefind")
    assert [name for name in names if not name.startswith("pagefind.vi_")] == [
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind.js",
        "wasm.unknown.pagefind",
    ]
    assert _names(tmp_path / "a.example") == ["pagefind", "tin"]


def test_the_same_documents_give_the_same_digest_and_leave_the_folder_alone(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path)
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    before = _state(tmp_path / bundle.folder)
    assert index_bundles(tmp_path, [bundle], first, jobs=1) == first
    assert _state(tmp_path / bundle.folder) == before


def test_only_the_bundle_whose_text_changed_is_written_again(tmp_path: Path) -> None:
    bundles = [_bundle(tmp_path, "a.example"), _bundle(tmp_path, "b.example")]
    first = index_bundles(tmp_path, bundles, {}, jobs=2)
    kept = _state(tmp_path / "a.example/pagefind")
    bundles[1] = _bundle(tmp_path, "b.example", "Bảo Lộc")
    second = index_bundles(tmp_path, bundles, first, jobs=2)
    assert second["a.example/pagefind"] == first["a.example/pagefind"]
    assert second["b.example/pagefind"] != first["b.example/pagefind"]
    assert _state(tmp_path / "a.example/pagefind") == kept


def test_what_stands_outside_main_does_not_change_the_digest(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path)
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    file = bundle.pages[0].file
    file.write_text(file.read_text("utf-8").replace("</main>", "</main><footer>mới</footer>"), "utf-8")
    assert index_bundles(tmp_path, [bundle], first, jobs=1) == first


def _known(bundle: SearchIndex) -> SearchIndex:
    """The bundle with the digests of its pages."""
    pages = (replace(page, digest=blake2b(page.file.read_bytes()).hexdigest()) for page in bundle.pages)
    return replace(bundle, pages=tuple(pages))


_LOADED = """
import sys
from pathlib import Path
from portalgen.on_demand import is_loaded
from portalgen.search.bundles import PageDocument, SearchIndex
from portalgen.search.indexing import index_bundles
out = Path(sys.argv[1])
bundles = [
    SearchIndex("a.example/pagefind", "vi", (PageDocument("/tin/", out / "a.example/tin/index.html", sys.argv[2]),)),
    SearchIndex("b.example/pagefind", "vi"),
]
index_bundles(out, bundles, {"a.example/pagefind": sys.argv[3]}, jobs=1)
print(*filter(is_loaded, ("concurrent.futures", "pagefind_bin", "subprocess")))
"""


def test_where_there_is_nothing_to_write_neither_pagefind_nor_threads_are_loaded(tmp_path: Path) -> None:
    bundle = _known(_bundle(tmp_path))
    key = index_bundles(tmp_path, [bundle], {}, jobs=1)[bundle.folder]
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, tmp_path, bundle.pages[0].digest, key],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "\n"


def test_where_no_page_has_other_bytes_none_is_read(tmp_path: Path) -> None:
    bundle = _known(_bundle(tmp_path))
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    before = _state(tmp_path / bundle.folder)
    bundle.pages[0].file.unlink()
    assert index_bundles(tmp_path, [bundle], first, jobs=1) == first
    assert _state(tmp_path / bundle.folder) == before


def test_pages_with_other_bytes_and_the_same_text_are_read_once_and_the_bundle_is_left_alone(tmp_path: Path) -> None:
    bundle = _known(_bundle(tmp_path))
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    before = _state(tmp_path / bundle.folder)
    file = bundle.pages[0].file
    file.write_text(file.read_text("utf-8").replace("</main>", "</main><footer>mới</footer>"), "utf-8")
    bundle = _known(bundle)
    second = index_bundles(tmp_path, [bundle], first, jobs=1)
    assert second != first
    assert _state(tmp_path / bundle.folder) == before
    file.unlink()
    assert index_bundles(tmp_path, [bundle], second, jobs=1) == second


def test_a_change_of_the_text_is_indexed_also_where_digests_of_pages_are_known(tmp_path: Path) -> None:
    first = index_bundles(tmp_path, [_known(_bundle(tmp_path))], {}, jobs=1)
    before = _state(tmp_path / "a.example/pagefind")
    second = index_bundles(tmp_path, [_known(_bundle(tmp_path, title="Bảo Lộc"))], first, jobs=1)
    assert second != first
    assert _state(tmp_path / "a.example/pagefind") != before


def test_a_key_of_an_older_version_leads_to_a_new_bundle(tmp_path: Path) -> None:
    bundle = _known(_bundle(tmp_path))
    index_bundles(tmp_path, [bundle], {}, jobs=1)
    before = _state(tmp_path / bundle.folder)
    index_bundles(tmp_path, [bundle], {bundle.folder: "0123456789abcdef"}, jobs=1)
    assert _state(tmp_path / bundle.folder) != before


def test_a_bundle_that_is_gone_is_written_again_though_its_documents_are_known(tmp_path: Path) -> None:
    bundle = _known(_bundle(tmp_path))
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    shutil.rmtree(tmp_path / bundle.folder)
    assert index_bundles(tmp_path, [bundle], first, jobs=1) == first
    assert (tmp_path / bundle.folder / "pagefind.js").is_file()


def test_a_bundle_that_was_removed_is_written_again_though_its_digest_is_known(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path)
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    for path in sorted((tmp_path / bundle.folder).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / bundle.folder).rmdir()
    assert index_bundles(tmp_path, [bundle], first, jobs=1) == first
    assert (tmp_path / bundle.folder / "pagefind.js").is_file()


def _lose(file: Path) -> None:
    file.unlink()


def _cut(file: Path) -> None:
    data = file.read_bytes()
    file.unlink()  # it may be linked
    file.write_bytes(data[:-1])


def _add(file: Path) -> None:
    file.with_name("khac").write_bytes(b"")


@pytest.mark.parametrize(
    ("spoil", "name"),
    [(_lose, "fragment/*.pf_fragment"), (_cut, "index/*.pf_index"), (_cut, "pagefind.js"), (_add, "index/*.pf_index")],
)
def test_a_bundle_with_a_lost_cut_or_strange_file_is_written_again(
    tmp_path: Path, spoil: Callable[[Path], None], name: str
) -> None:
    bundle = _known(_bundle(tmp_path))
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    target = tmp_path / bundle.folder
    before = {path: path.stat().st_size for path in target.rglob("*")}
    spoil(next(target.glob(name)))
    assert not is_whole(target, parse_bundle_key(first[bundle.folder]).files_digest)
    assert index_bundles(tmp_path, [bundle], first, jobs=1) == first
    assert {path: path.stat().st_size for path in target.rglob("*")} == before


def test_a_bundle_of_a_former_version_is_left_alone_until_its_text_changes(tmp_path: Path) -> None:
    bundle = _known(_bundle(tmp_path))
    first = parse_bundle_key(index_bundles(tmp_path, [bundle], {}, jobs=1)[bundle.folder])
    former = {bundle.folder: str(first.source)}
    before = _state(tmp_path / bundle.folder)
    assert index_bundles(tmp_path, [bundle], former, jobs=1) == former
    assert _state(tmp_path / bundle.folder) == before
    written = index_bundles(tmp_path, [_known(_bundle(tmp_path, title="Bảo Lộc"))], former, jobs=1)
    assert parse_bundle_key(written[bundle.folder]).files_digest


def test_pages_that_are_not_to_be_found_leave_no_bundle_and_remove_an_old_one(tmp_path: Path) -> None:
    first = index_bundles(tmp_path, [_bundle(tmp_path)], {}, jobs=1)
    hidden = SearchIndex("a.example/pagefind", "vi", (_page(tmp_path, "a.example", "tin", indexed=False),))
    assert index_bundles(tmp_path, [hidden], first, jobs=1) == {}
    assert _names(tmp_path / "a.example") == ["tin"]


def test_documents_of_two_languages_share_the_index_of_their_search_page(tmp_path: Path) -> None:
    pages = (
        _page(tmp_path, "a.example", "tin"),
        _page(tmp_path, "a.example", "news", "Da Lat", language="en"),
    )
    index_bundles(tmp_path, [SearchIndex("a.example/pagefind", "vi", pages)], {}, jobs=1)
    languages = _entry(tmp_path, "a.example/pagefind")
    assert {name: entry["page_count"] for name, entry in languages.items()} == {"vi": 2}


def test_summaries_of_many_sites_are_one_index(tmp_path: Path) -> None:
    items = tuple(
        SummaryDocument(f"https://{host}/tin/{number}/", "vi", f"Tin {number}", "", "", (("site", host),), (), "")
        for host in ("a.example", "b.example")
        for number in range(3)
    )
    index_bundles(tmp_path, [SearchIndex("main.example/pagefind-summary", "vi", (), items)], {}, jobs=1)
    assert _entry(tmp_path, "main.example/pagefind-summary")["vi"]["page_count"] == 6


def test_equal_program_files_are_stored_once(tmp_path: Path) -> None:
    bundles = [_bundle(tmp_path, f"{letter}.example") for letter in "abc"]
    first = index_bundles(tmp_path, bundles, {}, jobs=1)
    assert (tmp_path / "a.example/pagefind/pagefind.js").stat().st_nlink == 3
    bundles[0] = _bundle(tmp_path, "a.example", "Bảo Lộc")
    index_bundles(tmp_path, bundles, first, jobs=1)
    assert (tmp_path / "a.example/pagefind/pagefind.js").stat().st_nlink == 3


def test_program_files_are_shared_with_bundles_that_are_not_asked_for(tmp_path: Path) -> None:
    first = index_bundles(tmp_path, [_bundle(tmp_path, "a.example")], {}, jobs=1)
    index_bundles(tmp_path, [_bundle(tmp_path, "b.example")], first, jobs=1)
    assert (tmp_path / "a.example/pagefind/pagefind.js").stat().st_nlink == 2


def test_a_bundle_is_whole_at_every_moment_of_its_exchange(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path)
    digests = index_bundles(tmp_path, [bundle], {}, jobs=1)
    target = tmp_path / bundle.folder
    torn: list[list[str]] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            try:
                before = target.stat().st_ino
                names = _names(target)
                if target.stat().st_ino != before:
                    continue  # exchanged while it was listed: the names are of a folder that has moved away
            except FileNotFoundError:
                continue  # between two renames
            if "pagefind.js" not in names or "pagefind-entry.json" not in names:
                torn.append(names)

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(5):
        digests = index_bundles(tmp_path, [_bundle(tmp_path, title=f"Tin {number}")], digests, jobs=1)
    done.set()
    watcher.join()
    # Removal happens under another name, so that a listing is never of half a bundle.
    assert torn == []


def test_what_an_interrupted_run_left_is_fixed(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path)
    first = index_bundles(tmp_path, [bundle], {}, jobs=1)
    target = tmp_path / bundle.folder
    before = _state(target)
    target.rename(target.with_name(".pagefind.old"))
    (target.with_name(".pagefind.new")).mkdir()
    assert index_bundles(tmp_path, [bundle], first, jobs=1) == first
    assert _state(target) == before
    assert _names(tmp_path / "a.example") == ["pagefind", "tin"]


def test_a_failure_of_pagefind_is_reported_with_its_last_lines(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pagefind.PagefindProcesses() as processes, pytest.raises(OutputError) as caught:
        pagefind.run_pagefind(empty, tmp_path / "target", "vi", processes)
    assert caught.value.vi.startswith("Pagefind không lập được chỉ mục tìm kiếm:\n")
    assert "no pages" in caught.value.en


def test_a_failure_leaves_the_old_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = index_bundles(tmp_path, [_bundle(tmp_path)], {}, jobs=1)
    before = _state(tmp_path / "a.example/pagefind")
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'no space left' >&2\nexit 1\n", "ascii")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "find_executable", lambda: program)
    with pytest.raises(OutputError, match="no space left"):
        index_bundles(tmp_path, [_bundle(tmp_path, title="Bảo Lộc")], first, jobs=1)
    assert _state(tmp_path / "a.example/pagefind") == before
    assert _names(tmp_path / "a.example") == ["pagefind", "tin"]


def test_one_process_indexes_all_bundles_of_a_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starts, program = tmp_path / "starts", tmp_path / "pagefind"
    program.write_text(f'#!/bin/sh\necho >> {starts}\nexec "{pagefind.find_executable()}" "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "find_executable", lambda: program)
    bundles = [_bundle(tmp_path, f"{letter}.example") for letter in "abcd"]
    written = index_bundles(tmp_path, bundles, {}, jobs=1)
    assert starts.read_text("ascii").count("\n") == 1
    assert index_bundles(tmp_path, bundles, written, jobs=1) == written
    assert starts.read_text("ascii").count("\n") == 1, "nothing changed, so nothing is indexed"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path)
    (tmp_path / "b.example").write_text("a file", "ascii")
    with pytest.raises(OutputError, match=r"b\.example"):
        index_bundles(tmp_path, [SearchIndex("b.example/pagefind", "vi", bundle.pages)], {}, jobs=1)


def test_a_pagefind_that_the_system_ended_is_a_fault_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nkill -9 $$\n", "ascii")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "find_executable", lambda: program)
    with pytest.raises(UnusableEnvironmentError, match="signal 9"):
        index_bundles(tmp_path, [_bundle(tmp_path)], {}, jobs=1)
    assert _names(tmp_path / "a.example") == ["tin"]


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_ends_the_children_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    # Whoever waits for this program waits longer than a test may take.
    program.write_text(f"#!/bin/sh\necho $$ >> {tmp_path}/pids\nexec sleep 1000\n", "ascii")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind, "find_executable", lambda: program)

    def interrupt() -> None:
        pids = tmp_path / "pids"
        try:
            wait_until(lambda: pids.exists() and len(pids.read_text().split()) == 2)
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    interrupter = threading.Thread(target=interrupt)
    interrupter.start()
    bundles = [_bundle(tmp_path, f"{letter}.example") for letter in "abcd"]
    with pytest.raises(KeyboardInterrupt):
        index_bundles(tmp_path, bundles, {}, jobs=2)
    interrupter.join()
    for pid in (tmp_path / "pids").read_text().split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)
    assert _names(tmp_path / "a.example") == ["tin"]


def test_settings_of_the_machine_do_not_reach_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "footer")
    monkeypatch.setenv("PAGEFIND_GLOB", "*.txt")
    index_bundles(tmp_path, [_bundle(tmp_path)], {}, jobs=1)
    assert _entry(tmp_path, "a.example/pagefind")["vi"]["page_count"] == 1


def test_progress_is_reported_after_each_bundle(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    bundles = [_bundle(tmp_path, f"{letter}.example") for letter in "abc"]
    index_bundles(tmp_path, bundles, {}, jobs=2, progress=lambda done, count: told.append((done, count)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_two_bundles_cannot_have_one_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one folder"):
        index_bundles(tmp_path, [_bundle(tmp_path), _bundle(tmp_path)], {}, jobs=1)
