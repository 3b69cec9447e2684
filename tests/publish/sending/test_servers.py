"""A server reached by SSH takes a release, whatever happens on the way, and lets the key for it do nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from portalgen.errors import PortalgenError
from portalgen.publish.layout import CURRENT_LINK, INCOMING_FOLDER
from portalgen.publish.manifest import digest_manifest
from portalgen.publish.sending.commands import RSYNC_OPTIONS, place_of_upload
from portalgen.publish.sending.send import SendOptions, ask_check, ask_rollback, ask_status, send_release
from tests.makers.prepared_releases import CLOCK, MAIN_HOST, write_prepared
from tests.makers.ssh_server import SshServer, make_key, run_ssh_server

pytestmark = [pytest.mark.heavy, pytest.mark.needs("rsync", "ssh", "ssh-keygen", "sshd")]

FILES = {"index.html": "<p>trang chủ</p>".encode()}


@pytest.fixture(scope="module")
def server() -> Iterator[SshServer]:
    with TemporaryDirectory(prefix="portalgen-ssh-") as folder, run_ssh_server(Path(folder)) as running:
        yield running


def served(folder: Path) -> dict[str, bytes]:
    """What a target shows, without what each host says of its release."""
    root = folder / CURRENT_LINK / MAIN_HOST
    files = (path for path in root.rglob("*") if path.is_file() and ".well-known" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


CUT = """#!/bin/sh
case "$*" in *rsync*) ;; *) exec {ssh} "$@";; esac
mkfifo "$0.pipe"
{ssh} "$@" <"$0.pipe" &
dd bs=64k iflag=count_bytes count=3000000 of="$0.pipe" 2>/dev/null
kill -9 $!
"""
"""Cuts an upload off in the middle of a file."""


def test_a_server_shows_what_was_sent_whole_or_not_at_all(
    server: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, environment = server.add_target("portal")
    options = SendOptions(environment=environment, rollback=True)
    first = write_prepared(tmp_path / "first", FILES)
    sent = send_release(tmp_path / "first", target, options, CLOCK)
    assert (sent.outcome, sent.files, sent.name) == ("switched", 1, first.name)
    assert served(server.folder / "portal") == FILES

    large = os.urandom(6_000_000)
    second = write_prepared(tmp_path / "second", {**FILES, "tep.pdf": large}, previous=first)
    with monkeypatch.context() as patch:
        cut_connections(tmp_path / "bin" / "ssh", patch)
        with pytest.raises(PortalgenError, match="nothing half is live"):
            send_release(tmp_path / "second", target, options, CLOCK)
    assert served(server.folder / "portal") == FILES
    assert wait_for_part(server.folder / "portal", second.name, large) > 50_000

    sent = send_release(tmp_path / "second", target, options, CLOCK)
    assert (sent.outcome, sent.files) == ("switched", 1)
    assert served(server.folder / "portal") == {**FILES, "tep.pdf": large}

    assert ask_rollback(target, None, environment, CLOCK).release.name == first.name
    status = ask_status(target, environment, CLOCK)
    assert status.current is not None
    assert (status.current.name, status.head_digest) == (first.name, digest_manifest(second))
    assert status.rolled_back

    assert ask_check(target, environment, CLOCK).is_sound
    (server.folder / "portal" / "current" / MAIN_HOST / "la.html").write_bytes(b"x")
    checked = ask_check(target, environment, CLOCK)
    assert (checked.name, checked.damaged, checked.foreign) == (first.name, (), (f"{MAIN_HOST}/la.html",))


def cut_connections(program: Path, patch: pytest.MonkeyPatch) -> None:
    """Let a program that loses every upload take the place of ssh."""
    program.parent.mkdir()
    program.write_text(CUT.format(ssh=shutil.which("ssh")), "utf-8")
    program.chmod(0o755)
    patch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def wait_for_part(target: Path, name: str, data: bytes) -> int:
    """How many bytes of a file arrived, as soon as the server has noticed that no more come."""
    digest = sha256(data).hexdigest()
    part = target / INCOMING_FOLDER / name / "blobs" / digest[:2] / ".partial" / digest
    for _ in range(200):
        if part.is_file():
            return part.stat().st_size
        time.sleep(0.05)
    return 0


def test_a_server_with_another_key_or_none_and_a_key_that_it_does_not_know_are_told_apart(
    server: SshServer, tmp_path: Path
) -> None:
    target, environment = server.add_target("keys")
    other = make_key(tmp_path / "other")
    hosts = environment["PORTALGEN_DEPLOY_KNOWN_HOSTS"]
    cases = {
        "does not match or is not known": {"PORTALGEN_DEPLOY_KNOWN_HOSTS": f"{hosts.split()[0]} {other}"},
        "PORTALGEN_DEPLOY_KNOWN_HOSTS": {"PORTALGEN_DEPLOY_KNOWN_HOSTS": f"may-chu.example.vn {other}"},
        "does not accept the key": {"PORTALGEN_DEPLOY_KEY": (tmp_path / "other").read_text("utf-8")},
        "is given without": {"PORTALGEN_DEPLOY_KNOWN_HOSTS": ""},
    }
    for expected, values in cases.items():
        with pytest.raises(PortalgenError, match=expected):
            ask_status(target, {**environment, **values}, CLOCK)
    with pytest.raises(PortalgenError, match="was not reached"):
        ask_status(target.replace(f":{server.port}/", ":1/"), environment, CLOCK)
    with pytest.raises(PortalgenError, match="this key is not for the folder"):
        ask_status(target.replace("/keys", "/portal"), environment, CLOCK)


def test_a_stolen_key_opens_no_shell_no_file_and_no_other_folder(server: SshServer, tmp_path: Path) -> None:
    server.add_target("stolen")
    for command in (["id"], ["-s", "sftp"], ["rsync --server --sender -e.LsfxCIvu . /etc/"]):
        done = server.run("stolen", *command)
        assert done.returncode == 2
        assert b"no other command is accepted" in done.stdout + done.stderr
    name = "000001-20261127T0830-bbbbbbbbbb-0123456789"
    shell = tmp_path / "shell"
    words = " ".join(("rsync --server -IRe.LsfxCIvu --log-format=X --timeout=60 --partial-dir .partial --no-implied-dirs",
                      f". {place_of_upload(name)}"))  # fmt: skip
    hosts = f"-o UserKnownHostsFile={server.folder}/known_hosts -o IdentitiesOnly=yes -i {server.folder}/stolen.key"
    shell.write_text(f"#!/bin/sh\nexec {shutil.which('ssh')} -p {server.port} {hosts} 127.0.0.1 '{words}'\n", "utf-8")
    shell.chmod(0o755)
    # A client of one's own: it says what is accepted, and sends a link, and a file by an absolute name.
    secret = server.folder / "stolen.secret"
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "link").symlink_to(server.folder)
    secret.write_text("x", "utf-8")
    incoming = server.folder / "stolen" / INCOMING_FOLDER / name
    incoming.mkdir()
    before = {path for path in server.folder.rglob("*") if incoming not in path.parents}
    sources = (f"{tmp_path}/sent/link", str(secret))
    command = ["rsync", *RSYNC_OPTIONS, "--relative", f"--rsh={shell}", "--", *sources, f"x:{place_of_upload(name)}"]
    subprocess.run(command, capture_output=True, check=False, timeout=20)
    after = {path for path in server.folder.rglob("*") if incoming not in path.parents}
    assert after == before
    arrived = [path for path in incoming.rglob("*") if not path.is_dir() or path.is_symlink()]
    assert arrived == [incoming / "blobs" / str(secret).lstrip("/")]
