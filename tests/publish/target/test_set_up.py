"""Which folders become targets, how they behave, and who may change them at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.publish.target.__main__ import set_up_from_arguments
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import read_settings, set_up_target
from portalgen.publish.target.lock import hold_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.settings import parse_settings
from portalgen.publish.target.status import list_releases, read_status
from tests.makers.release_target import NOON, SMALL, begin, edited, expected_files, publish, served_files

SIGNERS = 'release namespaces="release@portalgen" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA\n'


def make_foreign(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text("của người khác")


def make_former(folder: Path) -> None:
    (folder / ".portalgen").mkdir(parents=True)
    (folder / ".portalgen/deployed").write_text("scripts/deploy writes this folder.")


def make_link(folder: Path) -> None:
    (folder.parent / "that").mkdir()
    folder.symlink_to("that")


@pytest.mark.parametrize(
    ("make", "reason", "way_out"),
    [
        (make_foreign, "foreign-files", "choose an empty folder"),
        (make_former, "former-target", "choose a new folder and change the root of the web server"),
        (make_link, "not-a-folder", "give the path of the folder itself"),
        (lambda folder: folder.write_text("tệp"), "not-a-folder", "give the path of the folder itself"),
    ],
)
def test_what_is_no_folder_of_ours_is_refused_and_left(
    tmp_path: Path, make: Callable[[Path], object], reason: str, way_out: str
) -> None:
    folder = tmp_path / "srv"
    make(folder)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(TargetRefusedError, match=way_out) as caught:
        set_up_target(folder, TargetSettings())
    assert caught.value.reason == reason
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_and_the_root_of_a_disk_become_targets(tmp_path: Path) -> None:
    (tmp_path / "srv/lost+found").mkdir(parents=True)
    set_up_target(tmp_path / "srv", TargetSettings())
    publish(tmp_path / "srv", SMALL)
    assert served_files(tmp_path / "srv") == expected_files(SMALL)


def test_a_folder_that_was_not_set_up_is_refused_with_the_command(tmp_path: Path) -> None:
    for work in (read_status, list_releases, lambda folder: roll_back(folder, None, NOON)):
        with pytest.raises(TargetRefusedError, match=r"run `python3 -m portalgen\.publish\.target"):
            work(tmp_path)


def test_one_of_our_folders_that_became_a_link_is_refused(tmp_path: Path) -> None:
    set_up_target(tmp_path / "srv", TargetSettings())
    (tmp_path / "srv/incoming").rmdir()
    (tmp_path / "srv/incoming").symlink_to(tmp_path)
    with pytest.raises(TargetRefusedError, match="is a link"):
        begin(tmp_path / "srv", SMALL)


def test_settings_are_kept_and_changed_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, signers = tmp_path / "srv", tmp_path / "signers"
    signers.write_text(SIGNERS)
    assert set_up_from_arguments([str(folder), "--keep-releases", "5", "--allowed-signers", str(signers)]) == 0
    assert set_up_from_arguments([str(folder), "--after-switch", "systemctl", "reload", "nginx"]) == 0
    assert read_settings(folder) == TargetSettings(
        keep_releases=5, allowed_signers=SIGNERS, after_switch=("systemctl", "reload", "nginx")
    )
    assert set_up_from_arguments([str(folder), "--language", "en", "--keep-releases", "1"]) == 2
    assert "`keep_releases` has to be a number from 2 to 1000" in capsys.readouterr().err
    assert read_settings(folder).keep_releases == 5


@pytest.mark.parametrize(
    "settings",
    [
        TargetSettings(shared_days=-1),
        TargetSettings(check_server="http://127.0.0.1"),
        TargetSettings(after_switch=("",)),
        TargetSettings(allowed_signers="release ssh-ed25519 AAAA\n"),
        TargetSettings(allowed_signers=f"{SIGNERS}* ssh-ed25519 AAAA\n"),
        TargetSettings(allowed_signers="\n# no key\n"),
    ],
)
def test_settings_that_cannot_be_are_refused(tmp_path: Path, settings: TargetSettings) -> None:
    with pytest.raises(TargetRefusedError):
        set_up_target(tmp_path / "srv", settings)
    assert not (tmp_path / "srv").exists()


@given(st.binary(max_size=60) | st.sampled_from([b"[]", b"{}", b'{"format":1}', b'{"format":"portal-target/1","x":1}']))
def test_whatever_the_settings_hold_there_is_one_error(data: bytes) -> None:
    with pytest.raises(TargetRefusedError):
        parse_settings(data)


def test_a_folder_of_others_is_not_called_a_target_to_be_set_up(tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_bytes(b"x")
    with pytest.raises(TargetRefusedError) as caught:
        read_settings(tmp_path)
    assert caught.value.reason == "foreign-files" and "portalgen.publish.target" not in caught.value.vi
    with pytest.raises(TargetRefusedError, match=r"is no target; run"):
        read_settings(tmp_path / "moi")


def test_a_second_release_at_once_is_refused_with_who_is_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTALGEN_ACTOR", "khoa-phat-hanh")
    folder = tmp_path / "srv"
    set_up_target(folder, TargetSettings())
    with hold_target(folder, "release", NOON):
        publish(folder, SMALL)  # of the same process, which holds it already
        code = in_another_process(lambda: begin(folder, edited(1)))
    assert code == "locked: another release is under way here (release root khoa-phat-hanh".replace("root", user())
    assert '"reason": "locked"' in (folder / "log.jsonl").read_text()
    publish(folder, edited(1))


def user() -> str:
    import pwd

    return pwd.getpwuid(os.getuid()).pw_name


def in_another_process(work: Callable[[], object]) -> str:
    """The reason and the beginning of the sentence with which it is refused there."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
        except TargetRefusedError as error:
            os.write(writing, f"{error.reason}: {error.en}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as stream:
        return stream.read().partition(", ")[0]


def test_the_status_of_a_new_target_is_empty(tmp_path: Path) -> None:
    set_up_target(tmp_path / "srv", TargetSettings())
    status = read_status(tmp_path / "srv")
    assert (status.current, status.head_number, status.head_digest, status.portal) == (None, 0, "", "")
    assert list_releases(tmp_path / "srv") == ()
    first = SMALL.manifest(status)
    assert (first.number, first.previous) == (1, "")
    assert replace(first, number=1) == first
