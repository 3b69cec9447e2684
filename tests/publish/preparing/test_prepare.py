"""Preparing a release: all of what was built, by digest, with twins, and nothing that no build wrote well."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from portalgen.errors import OutputError, PortalgenError, UsageError
from portalgen.publish.details import parse_details
from portalgen.publish.manifest import ReleasedFile, digest_manifest, parse_manifest
from portalgen.publish.prepared_folder import PreparedRelease, read_prepared
from portalgen.publish.preparing import compressing
from portalgen.publish.preparing import digests as digests_module
from portalgen.publish.preparing.inputs import CompressionSettings, count_findings
from portalgen.publish.server_rules import RedirectRule
from portalgen.store.digest import digest_bytes
from portalgen.writer.lock import lock_output_folder
from portalgen.writer.manifest import (
    Journal,
    ManifestBundle,
    ManifestEntry,
    open_journal,
    read_manifest,
    write_manifest,
)
from tests.makers.portal import MAIN, SO, XA, SmallPortal, page, paths
from tests.makers.release import days_later, prepare

REMOVED = "content/so/tin-tuc/hop-bao.vi.md"
HOME = f"{SO}/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A portal that was built once, for tests that leave its output alone or work in a copy."""
    portal = SmallPortal(tmp_path_factory.mktemp("built") / "portal")
    portal.build_successfully()
    return portal


@pytest.fixture(scope="module")
def release(built: SmallPortal, tmp_path_factory: pytest.TempPathFactory) -> PreparedRelease:
    """Its release, prepared without a cache."""
    folder = tmp_path_factory.mktemp("release") / "release"
    prepare(built.out, folder)
    return read_prepared(folder)


@pytest.fixture(scope="module")
def cache(release: PreparedRelease, built: SmallPortal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that knows what was built, for tests that are about something else."""
    folder = tmp_path_factory.mktemp("shared")
    prepare(built.out, folder / "release", cache=folder / "cache")
    assert snapshot(folder / "release") == snapshot(release.folder)
    return folder / "cache"


@pytest.fixture
def out(built: SmallPortal, tmp_path: Path) -> Path:
    """A copy of what was built."""
    return shutil.copytree(built.out, tmp_path / "out", symlinks=True)


def released_paths(release: PreparedRelease) -> list[str]:
    return sorted(f"{host}/{path}" for host, listed in release.files.items() for path in listed.files)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def refusal(public: Path, folder: Path, **changes: object) -> str:
    with pytest.raises(PortalgenError) as caught:
        prepare(public, folder, **changes)
    assert not folder.exists()
    assert [name for name in os.listdir(folder.parent) if folder.name in name] == []
    return caught.value.vi


def test_every_published_file_is_released_with_its_digest_and_its_bytes(
    built: SmallPortal, release: PreparedRelease
) -> None:
    assert released_paths(release) == paths(built.out)
    for host, listed in release.files.items():
        for path, file in listed.files.items():
            data = (built.out / host / path).read_bytes()
            assert (file.content.sha256, file.content.size) == (sha256(data).hexdigest(), len(data))
    for blob in release.list_blobs():
        assert sha256(release.locate_blob(blob.sha256).read_bytes()).hexdigest() == blob.sha256


def test_the_folder_holds_no_blob_that_the_release_does_not_name(release: PreparedRelease) -> None:
    stored = {file.name for file in (release.folder / "blobs").rglob("*") if file.is_file()}
    assert stored == {blob.sha256 for blob in release.list_blobs()}


def test_texts_have_twins_that_give_them_back_and_pictures_and_documents_have_none(release: PreparedRelease) -> None:
    listed = release.files[SO].files
    home = listed["index.html"]
    data = release.locate_blob(home.content.sha256).read_bytes()
    twins = {name: release.locate_blob(twin.sha256).read_bytes() for name, twin in home.compressed.items()}
    assert twins.keys() == {"gzip", "br"}
    assert gzip.decompress(twins["gzip"]) == brotli.decompress(twins["br"]) == data
    assert all(len(twin) < len(data) for twin in twins.values())
    compressed = {path.rpartition(".")[2] for path, file in listed.items() if file.compressed}
    assert {"html", "css", "js", "xml"} <= compressed
    assert not compressed & {"png", "pdf", "webp", "avif", "woff2"}


def test_a_small_text_has_no_twin(release: PreparedRelease) -> None:
    small = [each for listed in release.files.values() for each in listed.files.values() if each.content.size < 257]
    assert small
    assert not any(file.compressed for file in small)


def test_the_manifest_says_what_it_is_of_and_the_details_what_is_around_it(
    built: SmallPortal, tmp_path: Path, cache: Path
) -> None:
    manifest = prepare(
        built.out,
        tmp_path / "r",
        cache=cache,
        number=3,
        previous="a" * 64,
        findings={"warning": 2},
        codes={"TXT203": 2},
    )
    release = read_prepared(tmp_path / "r")
    details = parse_details(release.details)
    assert release.manifest == manifest == parse_manifest(release.manifest_bytes)
    assert (manifest.number, manifest.previous, manifest.main_host) == (3, "a" * 64, MAIN)
    assert release.signature is None
    assert (details.findings, details.codes) == ({"warning": 2}, {"TXT203": 2})
    assert details.program.startswith("portalgen ")


def test_old_addresses_lead_on_in_the_list_and_in_the_rules(release: PreparedRelease) -> None:
    target = f"https://{SO}/gioi-thieu/chuc-nang/"
    assert release.files[SO].files["cu/index.html"].redirect_to == target
    assert RedirectRule(SO, "/cu/", target) in parse_details(release.details).rules.redirects


def test_pages_know_the_text_that_an_editor_wrote(release: PreparedRelease) -> None:
    files = release.files[SO].files
    assert files["tin-tuc/hoi-nghi/index.html"].source == "content/so/tin-tuc/hoi-nghi.vi.md"
    assert files["robots.txt"].source == ""


def test_each_host_is_asked_for_its_home_its_search_page_and_its_feed(release: PreparedRelease) -> None:
    assert parse_details(release.details).probes == tuple(
        f"https://{host}/{path}" for host in (SO, MAIN, XA) for path in ("", "tim-kiem/", "feed.xml")
    )


def test_a_page_that_was_removed_is_gone(tmp_path: Path, cache: Path) -> None:
    removed = "\n  at: 2026-02-01\n  reason: outdated"
    portal = SmallPortal(
        tmp_path / "portal",
        {REMOVED: page("so-hop-bao", "", kind="tombstone", title="Họp báo", date="2026-01-04", removed=removed)},
    )
    portal.build_successfully()
    prepare(portal.out, tmp_path / "r", cache=cache)
    release = read_prepared(tmp_path / "r")
    path = "tin-tuc/hop-bao/index.html"
    assert release.files[SO].files[path].gone_reason == "removed"
    assert parse_details(release.details).rules.gone_paths == (f"{SO}/{path}",)


def test_the_same_build_gives_the_same_bytes_with_a_cache_and_without(
    built: SmallPortal, release: PreparedRelease, tmp_path: Path
) -> None:
    for name in ("cold", "warm"):
        prepare(built.out, tmp_path / name, cache=tmp_path / "cache")
        assert snapshot(tmp_path / name) == snapshot(release.folder)


def test_what_did_not_change_is_neither_read_nor_compressed_again(
    built: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = prepare(built.out, tmp_path / "r", cache=cache)
    read: list[str] = []
    digest = digests_module._digest
    monkeypatch.setattr(digests_module, "_digest", lambda place: read.append(place) or digest(place))  # type: ignore[func-returns-value]
    monkeypatch.setattr(compressing, "_COMPRESSORS", {})
    assert prepare(built.out, tmp_path / "r", cache=cache, prepared=days_later(1)) == first
    assert read == []


def test_an_edit_changes_the_lists_of_those_hosts_alone_that_show_it(portal: SmallPortal, tmp_path: Path) -> None:
    portal.build_successfully()
    first = prepare(portal.out, tmp_path / "r", cache=tmp_path / "cache")
    portal.edit("content/so/gioi-thieu/chuc-nang/index.vi.md", "Tham mưu", "Tham mưu tổng hợp")
    portal.edit("content/so/gioi-thieu/chuc-nang/index.en.md", "translated_from: ", "translated_from: f")
    portal.build_successfully()
    second = prepare(
        portal.out, tmp_path / "r", cache=tmp_path / "cache", number=2, previous=digest_manifest(first), commit="c" * 40
    )
    assert {host for host in first.hosts if first.hosts[host] != second.hosts[host]} == {SO}


def test_a_damaged_twin_in_the_cache_is_made_again(
    built: SmallPortal, release: PreparedRelease, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    prepare(built.out, tmp_path / "r", cache=cache)
    shutil.rmtree(tmp_path / "r")
    twin = next(iter(release.files[SO].files["index.html"].compressed.values()))
    stored = cache / "compressed" / twin.sha256[:2] / twin.sha256
    stored.write_bytes(b"x" * twin.size)
    os.utime(stored, ns=(1, 1))
    prepare(built.out, tmp_path / "r", cache=cache)
    assert snapshot(tmp_path / "r") == snapshot(release.folder)


def test_twins_that_no_release_used_for_long_leave_the_cache(out: Path, tmp_path: Path) -> None:
    cache, settings = tmp_path / "cache", CompressionSettings(keep_days=5)

    def prepare_after(days: int, encodings: tuple[str, ...]) -> set[str]:
        chosen = replace(settings, encodings=encodings)  # type: ignore[arg-type]
        prepare(out, tmp_path / "r", cache=cache, compression=chosen, prepared=days_later(days))
        return {file.name for file in (cache / "compressed").rglob("*") if file.is_file()}

    data = "một dòng lạ ".encode() * 90
    twin = sha256(gzip.compress(data, 9, mtime=0)).hexdigest()
    write_as_built(out, f"{SO}/la.txt", data)
    assert twin in prepare_after(0, ("gzip",))
    write_as_built(out, f"{SO}/la.txt", b"khac")
    assert twin in prepare_after(5, ("gzip",))
    left = prepare_after(6, ("gzip",))
    assert left
    assert twin not in left


def test_a_cache_that_cannot_be_made_costs_time_and_nothing_else(
    built: SmallPortal, release: PreparedRelease, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_bytes(b"")
    prepare(built.out, tmp_path / "r", cache=tmp_path / "cache")
    assert snapshot(tmp_path / "r") == snapshot(release.folder)


def write_as_built(out: Path, path: str, data: bytes) -> None:
    """Put a file into what was built, and into the book of the build."""
    (out / path).parent.mkdir(parents=True, exist_ok=True)
    (out / path).write_bytes(data)
    built = read_manifest(out)
    entry = ManifestEntry(path, "so", "k", digest_bytes(data), len(data))
    write_manifest(out, replace(built, entries={**built.entries, path: entry}), ["so"])


def test_files_that_no_build_wrote_are_refused_by_name_with_the_place_where_they_belong(
    out: Path, tmp_path: Path, cache: Path
) -> None:
    for name in ("xac-nhan.html", "tin-tuc/moi/index.html", ".an.html", "assets/00ff/x.js", "y.html"):
        (out / SO / name).parent.mkdir(parents=True, exist_ok=True)
        (out / SO / name).write_text("chưa duyệt", "utf-8")
    said = refusal(out, tmp_path / "r", cache=cache)
    assert f"`{SO}/.an.html`" in said and f"`{SO}/assets/00ff/x.js`" in said and "và 2 tệp nữa" in said
    assert "cạnh trang chủ của nó (content/…/_index.vi.md)" in said


def test_a_file_at_the_root_of_a_host_is_an_attachment_of_its_home_page(tmp_path: Path, cache: Path) -> None:
    text = '{{ document file="xac-nhan.txt" title="Mã xác nhận mẫu" }}\n'
    home = page("so-trang-chu", text, kind="section", title="Sở Ngoại vụ")
    portal = SmallPortal(tmp_path / "portal", {"content/so/_index.vi.md": home})
    (portal.root / "content/so/xac-nhan.txt").write_bytes(b"mau")
    portal.build_successfully()
    prepare(portal.out, tmp_path / "r", cache=cache)
    assert "xac-nhan.txt" in read_prepared(tmp_path / "r").files[SO].files


def test_a_published_file_keeps_its_address_from_a_twin(out: Path, tmp_path: Path, cache: Path) -> None:
    write_as_built(out, f"{SO}/index.html.gz", b"mau")
    write_as_built(out, f"{SO}/index.html.br/mau.txt", b"mau")
    prepare(out, tmp_path / "r", cache=cache)
    release = read_prepared(tmp_path / "r")
    assert release.files[SO].files["index.html"].compressed == {}
    assert {blob.sha256 for blob in release.list_blobs()} == {
        file.name for file in (tmp_path / "r" / "blobs").rglob("*") if file.is_file()
    }


def link_to_secret(out: Path) -> None:
    (out / SO / "x.txt").symlink_to("/etc/hostname")


def link_to_folder(out: Path) -> None:
    (out / XA / "y").symlink_to(out / SO)


def put_pipe(out: Path) -> None:
    os.mkfifo(out / SO / "ong")


def write_beside_hosts(out: Path) -> None:
    (out / "ghi-chu.txt").write_bytes(b"x")


def write_unprintable_name(out: Path) -> None:
    (out / SO / "a\nb.txt").write_bytes(b"x")


def write_broken_name(out: Path) -> None:
    (Path(os.fsdecode(bytes(out / SO) + b"/\xff.txt"))).write_bytes(b"x")


def write_reserved(out: Path) -> None:
    (out / SO / ".well-known" / "portal-release").mkdir(parents=True)
    (out / SO / ".well-known" / "portal-release" / "files.json").write_bytes(b"x")


def change_page(out: Path) -> None:
    (out / HOME).write_text("đã bị sửa", "utf-8")


def remove_page(out: Path) -> None:
    (out / HOME).unlink()


def interrupt_build(out: Path) -> None:
    open_journal(out, Journal({HOME: "so"}))


def lose_manifest(out: Path) -> None:
    shutil.rmtree(out / ".portalgen")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (link_to_secret, f"{SO}/x.txt` là liên kết"),
        (link_to_folder, f"{XA}/y` là liên kết"),
        (put_pipe, f"{SO}/ong` là liên kết hoặc tệp đặc biệt"),
        (write_beside_hosts, "ghi-chu.txt` không phải thư mục của một tên miền"),
        (write_unprintable_name, r"a\nb.txt` không phát hành được"),
        (write_broken_name, r"\udcff.txt` không phát hành được"),
        (write_reserved, "địa chỉ dành cho bản kê phát hành"),
        (change_page, f"`{HOME}` trong"),
        (remove_page, f"`{HOME}` và cả thảy 1 tệp đã dựng không còn"),
        (interrupt_build, "bị ngắt giữa chừng"),
        (lose_manifest, "không phải kết quả dựng"),
    ],
)
def test_what_is_no_whole_build_is_refused_with_its_path(
    spoil: Callable[[Path], None], words: str, out: Path, tmp_path: Path
) -> None:
    spoil(out)
    assert words in refusal(out, tmp_path / "r")


def test_a_build_with_errors_is_not_released(built: SmallPortal, tmp_path: Path) -> None:
    assert "2 lỗi" in refusal(built.out, tmp_path / "r", findings={"error": 2})


def test_the_main_host_has_to_be_there(built: SmallPortal, tmp_path: Path) -> None:
    assert "`khac.example.vn`" in refusal(built.out, tmp_path / "r", main_host="khac.example.vn")


def test_nothing_is_released_while_a_build_writes(built: SmallPortal, tmp_path: Path) -> None:
    descriptor = lock_output_folder(built.out)
    try:
        assert "lần dựng khác đang ghi" in refusal(built.out, tmp_path / "r")
    finally:
        os.close(descriptor)


def test_a_folder_with_files_of_others_a_link_and_what_was_built_stay_as_they_are(
    built: SmallPortal, tmp_path: Path
) -> None:
    (tmp_path / "la").mkdir()
    (tmp_path / "la" / "thu.txt").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "la")
    for folder in (tmp_path / "la", tmp_path / "link", built.out, built.out / SO / "r", built.out.parent):
        with pytest.raises(UsageError):
            prepare(built.out, folder)
    assert os.listdir(tmp_path / "la") == ["thu.txt"]


def test_a_failure_on_the_way_leaves_the_release_before(
    built: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    prepare(built.out, tmp_path / "r", cache=cache)
    before = snapshot(tmp_path / "r")

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device", "blob")

    monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(OutputError, match="is as before"):
        prepare(built.out, tmp_path / "r", cache=cache, number=2, previous="a" * 64)
    assert snapshot(tmp_path / "r") == before
    assert os.listdir(tmp_path) == ["r"]


def test_bytes_are_copied_where_they_cannot_be_linked(
    built: SmallPortal, release: PreparedRelease, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    prepare(built.out, tmp_path / "r", cache=cache)
    assert snapshot(tmp_path / "r") == snapshot(release.folder)


def test_progress_names_each_stage_and_ends_whole(built: SmallPortal, tmp_path: Path) -> None:
    shown: dict[str, tuple[int, int]] = {}
    prepare(built.out, tmp_path / "r", progress=lambda stage, done, total: shown.update({stage: (done, total)}))
    assert list(shown) == ["digests", "compress", "release"]
    assert all(done == total > 0 for done, total in shown.values())


def test_findings_are_counted_by_severity_and_by_code(portal: SmallPortal) -> None:
    portal.edit("content/so/tin-tuc/hoi-nghi.vi.md", "date: 2026-01-05", "date: 2026-13-05")
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "date: 2026-01-04", "date: 2026-13-04")
    found = portal.build().diagnostics
    severities, codes = count_findings(found)
    assert severities == {"error": 2}
    assert codes == {found[0].code: 2}


def test_a_prepared_release_that_was_changed_or_is_none_is_refused(built: SmallPortal, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a prepared release"):
        read_prepared(tmp_path / "r")
    prepare(built.out, tmp_path / "r")
    listed = tmp_path / "r" / "lists" / f"{SO}.json"
    listed.write_bytes(listed.read_bytes().replace(b"index.html", b"indey.html", 1))
    with pytest.raises(UsageError, match="damaged or was changed"):
        read_prepared(tmp_path / "r")


BUNDLE = f"{SO}/pagefind"
Bundle = Mapping[str, bytes]


def put_bundle(out: Path, key: str, files: Bundle) -> None:
    """Put a search bundle into what was built, as a build does that knows its key."""
    shutil.rmtree(out / BUNDLE, ignore_errors=True)
    for name, data in files.items():
        (out / BUNDLE / name).parent.mkdir(parents=True, exist_ok=True)
        (out / BUNDLE / name).write_bytes(data)
    built = read_manifest(out)
    write_manifest(out, replace(built, bundles={BUNDLE: ManifestBundle("so", key)}), ["so"])


def bundle_of(part: str) -> Bundle:
    """What Pagefind writes of one page: an entry that names an index, which names the parts."""
    entry = {"version": "1.5.2", "languages": {"vi": {"hash": f"vi_{part}", "wasm": None, "page_count": 1}}}
    index = b"pagefind_dcd\x86e1.5.2\x81\x82j" + f"vi_{part}0".encode() + b"\x06"
    return {
        "pagefind-entry.json": json.dumps(entry).encode() + b" " * 300,
        f"pagefind.vi_{part}.pf_meta": gzip.compress(index, mtime=0),
        f"fragment/vi_{part}0.pf_fragment": part.encode(),
        "pagefind.js": b"//",
        "wasm.unknown.pagefind": b"w",
    }


FORMER: Bundle = bundle_of("000111")
OTHER: Bundle = bundle_of("000222")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("fragment/vi_0003330.pf_fragment", b"x"),
        ("fragment/vi_0001110.html", b"x"),
        ("index/vi_0001110.pf_fragment", b"x"),
        ("pagefind.vi_000222.pf_meta", gzip.compress(b"vi_0001110", mtime=0)),
        ("xem.html", b"x"),
        ("wasm.vi.pagefind", b"x"),
        ("pagefind-entry.json", b"{}"),
    ],
)
def test_in_a_search_bundle_lies_nothing_but_what_its_entry_leads_to(
    name: str, data: bytes, out: Path, tmp_path: Path, cache: Path
) -> None:
    put_bundle(out, "d:text", {**FORMER, name: data})
    assert f"`{BUNDLE}/" in refusal(out, tmp_path / "r", cache=cache)


def released_bundle(release: PreparedRelease) -> Mapping[str, ReleasedFile]:
    files = release.files[SO].files
    return {path: file for path, file in files.items() if path.startswith("pagefind/")}


@pytest.mark.parametrize(
    ("key", "complete", "is_kept"),
    [
        ("e:text", False, True),
        ("d:text", False, True),
        ("d:other", False, False),
        ("d:text", True, False),
        ("", False, False),
    ],
)
def test_a_search_bundle_of_the_same_texts_keeps_its_released_files(
    key: str, complete: bool, is_kept: bool, out: Path, tmp_path: Path, cache: Path
) -> None:
    put_bundle(out, "d:text", FORMER)
    prepare(out, tmp_path / "first", cache=cache)
    first = read_prepared(tmp_path / "first")
    put_bundle(out, key, OTHER)
    prepare(out, tmp_path / "second", cache=cache, former_lists=first.files, complete=complete)
    second = read_prepared(tmp_path / "second")
    assert (released_bundle(second) == released_bundle(first)) is is_kept
    assert (second.files == first.files) is is_kept
    missing = {blob for blob in second.list_blobs() if not second.locate_blob(blob.sha256).is_file()}
    kept = {blob for file in released_bundle(first).values() for blob in (file.content, *file.compressed.values())}
    assert missing == (kept if is_kept else set())


def test_for_one_target_only_those_bytes_are_there_that_it_lacks(
    release: PreparedRelease, out: Path, tmp_path: Path, cache: Path
) -> None:
    write_as_built(out, f"{SO}/them.txt", "một dòng thêm\n".encode() * 90)
    prepare(out, tmp_path / "r", cache=cache, former_lists=release.files, sent_only=True)
    second = read_prepared(tmp_path / "r")
    new = second.files[SO].files["them.txt"]
    stored = {file.name for file in (tmp_path / "r" / "blobs").rglob("*") if file.is_file()}
    assert stored == {blob.sha256 for blob in (new.content, *new.compressed.values())}
    assert second.files.keys() == release.files.keys()
    assert [path for path in second.files[SO].files if path not in release.files[SO].files] == ["them.txt"]


def test_a_bundle_file_that_was_written_again_is_read_again(out: Path, tmp_path: Path, cache: Path) -> None:
    put_bundle(out, "d:text", FORMER)
    file = out / BUNDLE / "fragment/vi_0001110.pf_fragment"
    os.utime(file, ns=(1, 1))
    prepare(out, tmp_path / "r", cache=cache)
    (out / BUNDLE / "new").write_bytes(b"3")
    os.utime(out / BUNDLE / "new", ns=(1, 1))
    os.replace(out / BUNDLE / "new", file)
    prepare(out, tmp_path / "r", cache=cache)
    listed = released_bundle(read_prepared(tmp_path / "r"))
    assert listed["pagefind/fragment/vi_0001110.pf_fragment"].content.sha256 == sha256(b"3").hexdigest()
