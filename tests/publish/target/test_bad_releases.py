"""What arrives is from outside: none of it leaves its place, passes for something else or fills the disk."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.publish.details import format_details
from portalgen.publish.manifest import (
    Blob,
    HostEntry,
    HostList,
    ReleasedFile,
    ReleaseManifest,
    format_list,
    format_manifest,
)
from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.target.assembly_plan import blob_place
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.receiving import begin_release, complete_release, confirm_release
from portalgen.publish.target.status import read_status
from tests.makers.program_needs import require_programs
from tests.makers.release_target import (
    MAIN_HOST,
    NOON,
    SMALL,
    SampleRelease,
    begin,
    edited,
    expected_files,
    page,
    publish,
    send_blobs,
    served_files,
)

ANY = ReleasedFile(Blob("d" * 64, 7))
TWIN = ReleasedFile(Blob("d" * 64, 7), compressed={"gzip": Blob("e" * 64, 5)})


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "srv"
    set_up_target(folder, TargetSettings())
    return folder


def begin_rows(target: Path, rows: Mapping[str, ReleasedFile], entry: HostEntry | None = None) -> None:
    listed = format_list(HostList(MAIN_HOST, rows))
    entry = entry or HostEntry(Blob(sha256(listed).hexdigest(), len(listed)), len(rows))
    manifest = ReleaseManifest("tinh", MAIN_HOST, 1, "", "a" * 40, NOON, {MAIN_HOST: entry})
    begin_release(target, format_manifest(manifest), None, {MAIN_HOST: listed}, format_details(SMALL.details), NOON)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ({".well-known/portal-release/manifest.json": ANY}, "path"),
        ({".well-known/portal-release": ANY}, "path"),
        ({".well-known": ANY}, "path"),
        ({"a": ANY, "a/b": ANY}, "path"),
        ({"a": TWIN, "a.gz": ANY}, "path"),
        ({"a": TWIN, "a.gz/b": ANY}, "path"),
        ({"x" * 254: TWIN}, "path"),
        ({"x/" * 1990 + "x": ANY}, "path"),
        ({"../x": ANY}, "malformed"),
        ({"/etc/passwd": ANY}, "malformed"),
    ],
)
def test_paths_that_collide_or_leave_are_refused(target: Path, rows: Mapping[str, ReleasedFile], reason: str) -> None:
    with pytest.raises(TargetRefusedError) as caught:
        begin_rows(target, rows)
    assert caught.value.reason == reason
    assert os.listdir(target / "incoming") == []


def test_sizes_have_limits_that_are_checked_before_anything_is_read(target: Path) -> None:
    for entry in (HostEntry(Blob("c" * 64, 10), 10_000_000), HostEntry(Blob("c" * 64, 1 << 40), 1)):
        with pytest.raises(TargetRefusedError, match="more than") as caught:
            begin_rows(target, {"a": ANY}, entry)
        assert caught.value.reason == "too-large"


def test_what_the_disk_cannot_take_is_refused_before_it_is_sent(target: Path) -> None:
    with pytest.raises(TargetRefusedError, match="free space or lower") as caught:
        begin_rows(target, {"a": ReleasedFile(Blob("d" * 64, 1 << 60))})
    assert caught.value.reason == "disk-full"


def test_a_list_with_another_digest_or_number_of_files_is_refused(target: Path) -> None:
    listed = format_list(HostList(MAIN_HOST, {"a": ANY}))
    good = HostEntry(Blob(sha256(listed).hexdigest(), len(listed)), 1)
    for entry, reason in (
        (replace(good, files=2), "malformed"),
        (replace(good, list=Blob("0" * 64, len(listed))), "digest"),
    ):
        with pytest.raises(TargetRefusedError) as caught:
            begin_rows(target, {"a": ANY}, entry)
        assert caught.value.reason == reason


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_whatever_the_bytes_are_there_is_one_error(
    tmp_path_factory: pytest.TempPathFactory, manifest: bytes, details: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-bytes"
    set_up_target(folder, TargetSettings())
    good = format_manifest(SMALL.manifest(read_status(folder)))
    for sent in ((manifest, format_details(SMALL.details)), (good, details)):
        with pytest.raises(TargetRefusedError):
            begin_release(folder, sent[0], None, SMALL.lists(), sent[1], NOON)


def test_bytes_that_changed_on_the_way_are_not_served_and_are_asked_for_again(target: Path) -> None:
    publish(target, SMALL)
    release = edited(1)
    incoming = begin(target, release)
    send_blobs(target, release, incoming)
    wrong = incoming.missing[0]
    place = blob_place(target / "incoming" / incoming.name, wrong.sha256)
    place.write_bytes(b"x" * wrong.size)
    with pytest.raises(TargetRefusedError) as caught:
        complete_release(target, incoming.name, NOON)
    assert caught.value.reason == "digest"
    assert served_files(target) == expected_files(SMALL)
    assert begin(target, release).missing == (wrong,)


@pytest.mark.parametrize("change", [lambda data: b"x" * len(data), lambda data: data + b"x", lambda _: b""])
def test_what_a_folder_here_has_is_taken_only_if_it_is_what_the_lists_say(
    target: Path, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    incoming = begin(target, SMALL)
    for digest, data in SMALL.bytes_of.items():
        place = tmp_path / "blobs" / digest[:2] / digest
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    spoilt = tmp_path / "blobs" / incoming.missing[0].sha256[:2] / incoming.missing[0].sha256
    sound = spoilt.read_bytes()
    spoilt.write_bytes(change(sound))
    with pytest.raises(TargetRefusedError) as caught:
        complete_release(target, incoming.name, NOON, [tmp_path / "blobs"])
    assert caught.value.reason in {"digest", "incomplete"}
    assert read_status(target).current is None and spoilt.read_bytes() == change(sound)
    spoilt.write_bytes(sound)
    complete_release(target, incoming.name, NOON, [tmp_path / "blobs"])
    assert served_files(target) == expected_files(SMALL)
    spoilt.write_bytes(change(sound))
    assert served_files(target) == expected_files(SMALL)


def test_a_link_a_pipe_and_a_folder_are_no_blobs(target: Path) -> None:
    incoming = begin(target, SMALL)
    send_blobs(target, SMALL, incoming)
    for make in (
        lambda place: place.symlink_to("/etc/hostname"),
        os.mkfifo,
        lambda place: place.mkdir(),
    ):
        place = blob_place(target / "incoming" / incoming.name, incoming.missing[0].sha256)
        place.unlink()
        make(place)
        with pytest.raises(TargetRefusedError) as caught:
            complete_release(target, incoming.name, NOON)
        assert caught.value.reason == "incomplete"
        place.rmdir() if place.is_dir() else place.unlink()
        send_blobs(target, SMALL, replace(incoming, missing=incoming.missing[:1]))


@pytest.mark.parametrize("name", ["", ".", "..", "../releases", "a/b", "a\0b", "000009-x"])
def test_a_name_that_is_no_incoming_release_is_refused(target: Path, name: str) -> None:
    with pytest.raises(TargetRefusedError) as caught:
        complete_release(target, name, NOON)
    assert caught.value.reason == "not-begun"


@pytest.mark.parametrize(
    "twin",
    [
        gzip.compress(b"something else", mtime=0),
        b"no gzip at all",
        gzip.compress(page("mẫu"), mtime=0)[:-4],
        gzip.compress(page("mẫu"), mtime=0) * 2,
        gzip.compress(b"\0" * 50_000_000, mtime=0),
    ],
    ids=["other", "none", "cut", "two", "bomb"],
)
def test_a_gzip_twin_that_does_not_hold_its_file_is_refused(target: Path, twin: bytes) -> None:
    data = page("mẫu")
    release = SampleRelease({f"{MAIN_HOST}/index.html": data})
    row = ReleasedFile(release.blob(data), compressed={"gzip": release.blob(twin)})
    listed = format_list(HostList(MAIN_HOST, {"index.html": row}))
    entry = HostEntry(Blob(sha256(listed).hexdigest(), len(listed)), 1)
    manifest = release.manifest(read_status(target), hosts={MAIN_HOST: entry})
    incoming = begin_release(
        target, format_manifest(manifest), None, {MAIN_HOST: listed}, format_details(release.details), NOON
    )
    send_blobs(target, release, incoming)
    with pytest.raises(TargetRefusedError, match="does not hold its file"):
        complete_release(target, incoming.name, NOON)
    assert read_status(target).current is None


@pytest.fixture
def signed_target(tmp_path: Path) -> Path:
    require_programs("ssh-keygen")
    for name in ("key", "other"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    public = (tmp_path / "key.pub").read_text()
    folder = tmp_path / "srv"
    set_up_target(folder, TargetSettings(allowed_signers=f'release namespaces="release@portalgen" {public}'))
    return folder


def sign(data: bytes, key: Path, namespace: str = "release@portalgen") -> bytes:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", namespace]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def test_only_what_the_release_key_signed_as_a_release_is_taken(signed_target: Path) -> None:
    key = signed_target.parent / "key"
    manifest = format_manifest(SMALL.manifest(read_status(signed_target)))
    details = format_details(SMALL.details)
    for wrong in (
        None,
        b"",
        b"no signature",
        sign(manifest, signed_target.parent / "other"),
        sign(manifest, key, "approval@portalgen"),
        sign(manifest + b" ", key),
    ):
        with pytest.raises(TargetRefusedError) as caught:
            begin_release(signed_target, manifest, wrong, SMALL.lists(), details, NOON)
        assert caught.value.reason == "signature"
    signature = sign(manifest, key)
    incoming = begin_release(signed_target, manifest, signature, SMALL.lists(), details, NOON)
    send_blobs(signed_target, SMALL, incoming)
    complete_release(signed_target, incoming.name, NOON)
    proofs = signed_target / "current" / MAIN_HOST / ".well-known/portal-release"
    assert (proofs / "manifest.json.sig").read_bytes() == signature
    assert (signed_target / "records/manifests/1.json.sig").read_bytes() == signature
    with pytest.raises(TargetRefusedError, match="no signed release confirms"):
        confirm_release(signed_target, "f" * 40, NOON, NOON)


def test_rules_which_nobody_signed_lead_nowhere_that_no_signed_list_says(signed_target: Path) -> None:
    manifest = format_manifest(SMALL.manifest(read_status(signed_target)))
    signature = sign(manifest, signed_target.parent / "key")
    for to, is_good in (
        ("https://khac.example.org/", False),
        (f"https://{MAIN_HOST}@khac.example.org/", False),
        ("//khac.example.org/", False),
        (f"https://{MAIN_HOST}/moi/", True),
        ("/moi/", True),
    ):
        rules = ServerRules((RedirectRule(MAIN_HOST, "/cu", to),))
        details = format_details(replace(SMALL.details, rules=rules))
        if is_good:
            begin_release(signed_target, manifest, signature, SMALL.lists(), details, NOON)
        else:
            with pytest.raises(TargetRefusedError, match="leads out of the portal"):
                begin_release(signed_target, manifest, signature, SMALL.lists(), details, NOON)


def test_addresses_to_be_tried_are_of_the_release(target: Path) -> None:
    for probe in ("https://khac.example.org/", "file:///etc/passwd", "https://[", ""):
        release = replace(SMALL, details=replace(SMALL.details, probes=(probe,)))
        with pytest.raises(TargetRefusedError, match="a wrong address to be tried"):
            begin(target, release)
    for path in ("../../../../etc/hostname", "a%00b", "%2e%2e/x", "no-such-page/"):
        release = replace(SMALL, details=replace(SMALL.details, probes=(f"https://{MAIN_HOST}/{path}",)))
        with pytest.raises(TargetRefusedError) as caught:
            publish(target, release)
        assert caught.value.reason == "check"


@pytest.mark.heavy
def test_a_web_server_is_asked_from_the_new_release_before_the_switch(target: Path) -> None:
    served: dict[str, bytes] = {}

    class Next(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            link = target / "next" / self.headers["Host"] / self.path.lstrip("/") / "index.html"
            data = served.get(self.path) or link.read_bytes()
            self.send_response(200 if data != b"404" else 404)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Next) as server:
        set_up_target(target, TargetSettings(check_server=f"127.0.0.1:{server.server_port}"))
        Thread(target=server.serve_forever, daemon=True).start()
        publish(target, SMALL)
        for wrong, sentence in (
            (b"404", "answers 404"),
            (b"khac", "something else"),
            (b"x" * 99_999, "something else"),
        ):
            served["/"] = wrong
            with pytest.raises(TargetRefusedError, match=sentence):
                publish(target, edited(1))
        server.shutdown()
    with pytest.raises(TargetRefusedError, match="does not answer"):
        publish(target, edited(1))
    assert served_files(target) == expected_files(SMALL)


def test_records_that_are_damaged_are_named_and_nothing_is_removed(target: Path) -> None:
    for number in range(2):
        publish(target, edited(number + 1))
    (target / "records/manifests/2.json").unlink()
    (target / "records/manifests/2.json").write_bytes(b"{}")
    with pytest.raises(TargetRefusedError, match="restore the folder records from a backup"):
        begin(target, edited(3))
    (target / "records/manifests/2.json").unlink()
    with pytest.raises(TargetRefusedError, match="restore it from a backup"):
        begin(target, edited(3))
    assert len(os.listdir(target / "releases")) == 2
    assert json.loads((target / "log.jsonl").read_text().splitlines()[-1])["reason"] == "records-damaged"
