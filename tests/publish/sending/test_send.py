"""A prepared release goes to a target and its mirrors: all get everything, then they switch, the main one first."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.errors import PortalgenError
from portalgen.publish.layout import CURRENT_LINK, RECORDS_FOLDER
from portalgen.publish.manifest import Blob, HostList, ReleasedFile, ReleaseManifest, parse_manifest
from portalgen.publish.sending.send import (
    ASSETS,
    FEEDS,
    PAGES,
    FailedMirror,
    SendOptions,
    SendProgress,
    SentRelease,
    rank_blobs,
    send_release,
)
from portalgen.publish.sending.stream import ReleaseOffer
from portalgen.publish.sending.targets import FolderTarget
from portalgen.publish.target import switching
from portalgen.publish.target.checking import check_served
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import Incoming, TargetSettings
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.status import read_status
from tests.makers.prepared_releases import CLOCK, MAIN_HOST, write_prepared
from tests.makers.ssh_server import make_key

FILES = {"index.html": b"mot", "assets/0a1b/site.css": b"p{}", "pagefind/fragment/a.pf_fragment": b"tim"}
ALL = SendOptions(rollback=True)
"""Without asking a repository for the order of commits."""


@pytest.fixture
def main(tmp_path: Path) -> Path:
    set_up_target(tmp_path / "main", TargetSettings())
    return tmp_path / "main"


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    set_up_target(tmp_path / "mirror", TargetSettings())
    return tmp_path / "mirror"


def served(target: Path) -> dict[str, bytes]:
    root = target / CURRENT_LINK / MAIN_HOST
    files = (path for path in root.rglob("*") if path.is_file() and ".well-known" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def release(
    folder: Path, target: Path, text: bytes, previous: ReleaseManifest | None, *mirrors: Path
) -> ReleaseManifest:
    """Prepare a release whose home says `text`, and send it."""
    place = folder / f"prepared-{text.decode()}"
    manifest = write_prepared(place, {**FILES, "index.html": text}, previous)
    send_release(place, str(target), replace(ALL, mirrors=tuple(map(str, mirrors))), CLOCK)
    return manifest


def test_a_target_and_its_mirror_show_the_same(tmp_path: Path, main: Path, mirror: Path) -> None:
    shown: list[SendProgress] = []
    write_prepared(tmp_path / "prepared", FILES)
    options = replace(ALL, mirrors=(str(mirror),), report=shown.append)
    sent = send_release(tmp_path / "prepared", str(main), options, CLOCK)
    assert served(main) == served(mirror) == FILES
    assert (sent.exit_code, sent.files, [each.target for each in sent.mirrors]) == (0, 3, [str(mirror)])
    assert [(each.target, each.files, each.all_files) for each in shown][::3] == [
        (str(main), 1, 3),
        (str(mirror), 1, 3),
    ]
    assert sent.size > sum(map(len, FILES.values()))


def test_a_mirror_that_fails_is_told_and_holds_nothing_back(tmp_path: Path, main: Path, mirror: Path) -> None:
    write_prepared(tmp_path / "prepared", FILES)
    options = replace(ALL, mirrors=(str(tmp_path / "nowhere"), str(mirror)))
    sent = send_release(tmp_path / "prepared", str(main), options, CLOCK)
    assert served(main) == served(mirror) == FILES
    assert sent.exit_code == 1
    failed, good = sent.mirrors
    assert isinstance(failed, FailedMirror)
    assert "is no target" in str(failed.error)
    assert isinstance(good, SentRelease)


def test_where_the_main_target_refuses_no_mirror_is_switched(tmp_path: Path, mirror: Path) -> None:
    write_prepared(tmp_path / "prepared", FILES)
    with pytest.raises(PortalgenError, match="is no target"):
        send_release(tmp_path / "prepared", str(tmp_path / "no"), replace(ALL, mirrors=(str(mirror),)), CLOCK)
    assert read_status(mirror).current is None


def test_a_mirror_that_is_behind_by_several_releases_catches_up(tmp_path: Path, main: Path, mirror: Path) -> None:
    first = release(tmp_path, main, b"mot", None, mirror)
    second = release(tmp_path, main, b"hai", first)
    third = release(tmp_path, main, b"ba", second)
    release(tmp_path, main, b"bon", third, mirror)
    assert served(mirror) == served(main)
    assert read_status(mirror).head_digest == read_status(main).head_digest
    manifests = [
        sorted(path.name for path in (each / RECORDS_FOLDER / "manifests").iterdir()) for each in (main, mirror)
    ]
    assert manifests[0] == manifests[1] == [f"{number}.json" for number in range(1, 5)]


def test_a_new_mirror_gets_the_whole_chain(tmp_path: Path, main: Path, mirror: Path) -> None:
    second = release(tmp_path, main, b"hai", release(tmp_path, main, b"mot", None))
    release(tmp_path, main, b"ba", second, mirror)
    assert served(mirror) == served(main)
    assert read_status(mirror).head_number == 3


def test_a_mirror_with_a_release_that_the_main_target_does_not_know_is_refused(
    tmp_path: Path, main: Path, mirror: Path
) -> None:
    first = release(tmp_path, main, b"mot", None, mirror)
    release(tmp_path, mirror, b"la", first)
    second = release(tmp_path, main, b"hai", first)
    write_prepared(tmp_path / "third", {**FILES, "index.html": b"ba"}, second)
    sent = send_release(tmp_path / "third", str(main), replace(ALL, mirrors=(str(mirror),)), CLOCK)
    assert isinstance(sent.mirrors[0], FailedMirror)
    assert "does not know" in str(sent.mirrors[0].error)
    assert served(mirror)["index.html"] == b"la"
    assert served(main)["index.html"] == b"ba"


def test_the_same_content_again_is_confirmed_and_nothing_is_sent(tmp_path: Path, main: Path, mirror: Path) -> None:
    first = release(tmp_path, main, b"mot", None)
    write_prepared(tmp_path / "later", FILES | {"index.html": b"mot"}, first, minutes=5)
    sent = send_release(tmp_path / "later", str(main), replace(ALL, mirrors=(str(mirror),)), CLOCK)
    assert (sent.outcome, sent.files, sent.name) == ("confirmed", 0, first.name)
    status = read_status(main)
    assert status.confirmed_clock is not None
    assert status.confirmed_clock > CLOCK
    # A mirror that is behind gets what the main target shows, in the main target's own chain.
    assert served(mirror) == served(main)
    assert read_status(mirror).head_digest == status.head_digest


def test_sent_again_a_release_is_live_already_and_a_mirror_that_lacked_it_gets_it(
    tmp_path: Path, main: Path, mirror: Path
) -> None:
    release(tmp_path, main, b"mot", None)
    sent = send_release(tmp_path / "prepared-mot", str(main), replace(ALL, mirrors=(str(mirror),)), CLOCK)
    assert sent.outcome == "already-live"
    assert served(mirror) == served(main)


def test_a_release_that_someone_went_back_from_comes_again_by_rollback_only(tmp_path: Path, main: Path) -> None:
    release(tmp_path, main, b"hai", release(tmp_path, main, b"mot", None))
    roll_back(main, None, CLOCK)
    with pytest.raises(PortalgenError, match="rollback 000002-"):
        send_release(tmp_path / "prepared-hai", str(main), ALL, CLOCK)
    assert served(main)["index.html"] == b"mot"


def killed_before_the_link(work: Callable[[], object]) -> bool:
    """Do something in a process that ends just before the link is set."""
    child = os.fork()
    if child == 0:
        vars(switching)["point_link"] = lambda *_: os._exit(9)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_a_release_that_was_killed_between_record_and_link_is_live_when_it_is_sent_again(
    tmp_path: Path, main: Path
) -> None:
    first = release(tmp_path, main, b"mot", None)
    write_prepared(tmp_path / "hai", {**FILES, "index.html": b"hai"}, first)

    def send() -> SentRelease:
        return send_release(tmp_path / "hai", str(main), ALL, CLOCK)

    assert killed_before_the_link(send)
    status = read_status(main)
    assert (status.head_number, status.current and status.current.number) == (2, 1)
    sent = send()
    assert (sent.outcome, sent.name[:7], served(main)["index.html"]) == ("already-live", "000002-", b"hai")
    (main / "incoming" / sent.name).mkdir()  # as a run leaves it that is killed while it cleans up
    assert send().outcome == "already-live" and os.listdir(main / "incoming") == []


def test_a_target_that_is_named_in_two_ways_is_one(tmp_path: Path, main: Path) -> None:
    write_prepared(tmp_path / "prepared", FILES)
    (tmp_path / "link").symlink_to(main)
    for mirror in (f"{main}/", str(tmp_path / "link"), f"{main}/../main"):
        with pytest.raises(PortalgenError, match="named twice"):
            send_release(tmp_path / "prepared", str(main), replace(ALL, mirrors=(mirror,)), CLOCK)


def test_what_is_damaged_is_written_anew_by_a_complete_release(tmp_path: Path, main: Path) -> None:
    first = release(tmp_path, main, b"mot", None)
    style = main / CURRENT_LINK / MAIN_HOST / "assets/0a1b/site.css"
    style.write_bytes(b"q{}")
    (style.parent / "la.css").write_bytes(b"x")
    checked = check_served(main)
    assert (checked.damaged, checked.foreign) == (
        (f"{MAIN_HOST}/assets/0a1b/site.css",),
        (f"{MAIN_HOST}/assets/0a1b/la.css",),
    )
    with pytest.raises(PortalgenError, match="damaged"):
        send_release(tmp_path / "prepared-mot", str(main), replace(ALL, is_complete=True), CLOCK)
    write_prepared(tmp_path / "lai", {**FILES, "index.html": b"mot"}, first, minutes=1)
    assert send_release(tmp_path / "lai", str(main), replace(ALL, is_complete=True), CLOCK).outcome == "switched"
    assert check_served(main).is_sound and served(main)["assets/0a1b/site.css"] == b"p{}"
    second = parse_manifest((tmp_path / "lai/manifest.json").read_bytes())
    write_prepared(tmp_path / "nua", {**FILES, "index.html": b"mot"}, second, minutes=2)
    assert send_release(tmp_path / "nua", str(main), replace(ALL, is_complete=True), CLOCK).outcome == "confirmed"


@pytest.mark.heavy
def test_two_at_once_into_one_target_are_kept_apart(tmp_path: Path, main: Path) -> None:
    write_prepared(tmp_path / "prepared", FILES)
    # The lock is a process's own, so the other one is one.
    code = (
        "import sys, datetime, pathlib\nfrom portalgen.publish.target.lock import hold_target\n"
        "with hold_target(pathlib.Path(sys.argv[1]), 'complete', datetime.datetime.now()):\n print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(main)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(PortalgenError, match="another release is under way"):
            send_release(tmp_path / "prepared", str(main), ALL, CLOCK)
        other.communicate("\n")
    assert send_release(tmp_path / "prepared", str(main), ALL, CLOCK).outcome == "switched"


def test_what_a_mirror_lacks_and_did_not_come_along_is_taken_from_the_main_folder(
    tmp_path: Path, main: Path, mirror: Path
) -> None:
    first = release(tmp_path, main, b"mot", None)
    kept = frozenset({"pagefind/fragment/a.pf_fragment"})
    write_prepared(tmp_path / "second", {**FILES, "index.html": b"hai"}, first, left_out=kept)
    send_release(tmp_path / "second", str(main), replace(ALL, mirrors=(str(mirror),)), CLOCK)
    assert served(mirror) == served(main)


def test_what_is_nowhere_is_asked_for_in_a_complete_release(tmp_path: Path, main: Path) -> None:
    write_prepared(tmp_path / "prepared", FILES, left_out=frozenset({"index.html"}))
    with pytest.raises(PortalgenError, match="--complete"):
        send_release(tmp_path / "prepared", str(main), ALL, CLOCK)
    assert read_status(main).current is None


def test_a_commit_that_the_repository_does_not_know_is_no_step_forward(tmp_path: Path, main: Path) -> None:
    first = release(tmp_path, main, b"mot", None)
    write_prepared(tmp_path / "second", {**FILES, "index.html": b"hai"}, first, commit="c" * 40)
    with pytest.raises(PortalgenError, match="git fetch"):
        send_release(tmp_path / "second", str(main), SendOptions(repository=tmp_path), CLOCK)
    assert send_release(tmp_path / "second", str(main), ALL, CLOCK).outcome == "switched"


def test_a_target_that_is_named_twice_is_refused(tmp_path: Path, main: Path) -> None:
    write_prepared(tmp_path / "prepared", FILES)
    with pytest.raises(PortalgenError, match="named twice"):
        send_release(tmp_path / "prepared", str(main), replace(ALL, mirrors=(str(main),)), CLOCK)


@pytest.mark.parametrize("digest", ["e" * 64, "../../../../../etc/passwd"])
def test_a_target_that_asks_for_other_files_gets_none(
    tmp_path: Path, main: Path, digest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = write_prepared(tmp_path / "prepared", FILES)

    def begin(_: FolderTarget, offer: ReleaseOffer) -> Incoming:
        assert offer.lists
        return Incoming(manifest.name, (Blob(digest, 3),))

    monkeypatch.setattr(FolderTarget, "begin", begin)
    with pytest.raises(PortalgenError, match="not of the form expected"):
        send_release(tmp_path / "prepared", str(main), ALL, CLOCK)


def test_assets_go_before_pages_and_pages_before_feeds() -> None:
    paths = {"index.html": "a", "feed.xml": "b", "assets/0a/x.css": "c", "pagefind/index/x": "d", "copy.css": "c"}
    files = {path: ReleasedFile(Blob(letter * 64, 1)) for path, letter in paths.items()}
    files["index.html"] = replace(files["index.html"], compressed={"br": Blob("e" * 64, 1)})
    ranks = rank_blobs({MAIN_HOST: HostList(MAIN_HOST, files)})
    expected = {"a": PAGES, "b": FEEDS, "c": ASSETS, "d": ASSETS, "e": PAGES}
    assert ranks == {letter * 64: rank for letter, rank in expected.items()}


@pytest.mark.needs("ssh-keygen")
def test_a_mirror_that_asks_for_signatures_follows_only_signed_manifests(tmp_path: Path, main: Path) -> None:
    key = " ".join(make_key(tmp_path / "release.key").split()[:2])
    mirror = tmp_path / "signed"
    set_up_target(mirror, TargetSettings(allowed_signers=f'release namespaces="release@portalgen" {key}'))

    def send(
        text: bytes, previous: ReleaseManifest | None, is_signed: bool = True
    ) -> tuple[ReleaseManifest, SentRelease]:
        place = tmp_path / f"prepared-{text.decode()}"
        manifest = write_prepared(place, {**FILES, "index.html": text}, previous)
        if is_signed:
            sign = ["ssh-keygen", "-Y", "sign", "-q", "-n", "release@portalgen", "-f", str(tmp_path / "release.key")]
            subprocess.run([*sign, str(place / "manifest.json")], check=True, capture_output=True)
        mirrors = (str(mirror),) if text in {b"ba", b"nam"} else ()
        return manifest, send_release(place, str(main), replace(ALL, mirrors=mirrors), CLOCK)

    second, _ = send(b"hai", send(b"mot", None)[0])
    third, sent = send(b"ba", second)
    assert sent.exit_code == 0
    assert (mirror / RECORDS_FOLDER / "manifests" / "2.json.sig").is_file()
    _, sent = send(b"nam", send(b"bon", third, is_signed=False)[0])
    assert isinstance(sent.mirrors[0], FailedMirror)
    assert "not signed" in str(sent.mirrors[0].error)
    assert read_status(mirror).head_number == 3
