"""Manifests are signed as ssh-keygen does it, and what either signs the other finds good."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.records.signatures import SignatureError, verify_signature
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.publish.manifest import RELEASE_NAMESPACE, digest_manifest, format_manifest, parse_manifest
from portalgen.publish.signing import find_manifest, require_successor, sign_manifest
from tests.makers.releases import MAIN, RELEASE_SIGNER, MadeFile, ReleasedPortal, serve_releases

FILES = {MAIN: {"index.html": MadeFile(b"mau")}}


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("khoa") / "khoa-phat-hanh"
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "khóa mẫu", "-f", str(file)]
    subprocess.run(make, check=True, timeout=60)
    return file


def two_manifests() -> tuple[bytes, bytes]:
    portal = ReleasedPortal()
    portal.release(FILES)
    portal.release(FILES, "c" * 40)
    return portal.manifests[0], portal.manifests[1]


def check_by_hand(data: bytes, signature: bytes, public: str, folder: Path) -> int:
    (folder / "allowed").write_text(f"cong {public}\n", "utf-8")
    (folder / "manifest.json.sig").write_bytes(signature)
    words = ["-Y", "verify", "-f", "allowed", "-I", "cong", "-n", RELEASE_NAMESPACE, "-s", "manifest.json.sig"]
    return subprocess.run(["ssh-keygen", *words], input=data, cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.needs("ssh-keygen")
def test_what_is_signed_here_ssh_keygen_finds_good_and_only_that(key: Path, tmp_path: Path) -> None:
    data, other = two_manifests()
    signature = sign_manifest(data, key)
    public = key.with_suffix(".pub").read_text("utf-8")
    assert check_by_hand(data, signature, public, tmp_path) == 0
    assert check_by_hand(other, signature, public, tmp_path) != 0


@pytest.mark.needs("ssh-keygen")
def test_what_ssh_keygen_signs_is_good_here_in_the_namespace_of_releases_alone(key: Path) -> None:
    data, _ = two_manifests()
    public = parse_public_key(key.with_suffix(".pub").read_text("utf-8"))
    for namespace in (RELEASE_NAMESPACE, "approval@portalgen"):
        words = ["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", namespace]
        signature = subprocess.run(words, input=data, capture_output=True, check=True).stdout
        assert verify_signature(data, signature, public, None, namespace).fingerprint == public.fingerprint
        with pytest.raises(SignatureError, match="namespace"):
            verify_signature(data, signature, public, None, "file")


@pytest.mark.needs("ssh-keygen")
def test_a_key_without_its_public_file_signs_as_well(key: Path, tmp_path: Path) -> None:
    alone = tmp_path / "khoa"
    alone.write_bytes(key.read_bytes())
    alone.chmod(0o600)
    assert sign_manifest(two_manifests()[0], alone) == sign_manifest(two_manifests()[0], key)


def test_only_a_manifest_that_follows_the_one_before_it_is_signed(tmp_path: Path) -> None:
    first, second = two_manifests()
    assert require_successor(first, None).number == 1
    assert require_successor(second, first).previous == digest_manifest(parse_manifest(first))
    other = format_manifest(replace(parse_manifest(second), portal="khac"))
    forked = format_manifest(replace(parse_manifest(second), previous="d" * 64))
    for data, former in (
        (second, None),
        (first, second),
        (other, first),
        (forked, first),
        (b"{}", None),
        (second, b"x"),
    ):
        with pytest.raises(UsageError):
            require_successor(data, former)


@pytest.mark.needs("ssh-keygen")
def test_what_cannot_be_signed_is_said(tmp_path: Path) -> None:
    data, _ = two_manifests()
    with pytest.raises(UsageError):
        sign_manifest(b"no manifest", tmp_path / "khoa")
    with pytest.raises(UsageError):
        sign_manifest(data, tmp_path / "khong-co")
    with pytest.raises(UsageError):
        find_manifest(tmp_path)
    public = tmp_path / "khoa.pub"
    public.write_text(RELEASE_SIGNER.public, "utf-8")
    with pytest.raises(UnusableEnvironmentError):
        sign_manifest(data, public)


GUIDE = Path(__file__).parents[2] / "docs/explanation/evidence-of-releases.md"


@pytest.mark.heavy
@pytest.mark.needs("curl", "ssh-keygen")
def test_the_lines_of_the_sign_job_sign_what_follows_the_live_records_and_nothing_else(
    key: Path, tmp_path: Path
) -> None:
    (script,) = re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    live, later = ReleasedPortal(), ReleasedPortal()
    live.release(FILES)
    for commit in ("b" * 40, "c" * 40):
        later.release(FILES, commit)
    good = later.manifests[1]
    manifests = {
        good: True,
        format_manifest(replace(parse_manifest(good), receipts="e" * 40)): True,
        format_manifest(replace(parse_manifest(good), receipts="e" * 39)): False,
        live.manifests[0]: False,
        format_manifest(replace(parse_manifest(good), number=3)): False,
        format_manifest(replace(parse_manifest(good), previous="d" * 64)): False,
        format_manifest(replace(parse_manifest(good), portal="khac")): False,
        format_manifest(replace(parse_manifest(good), main_host="khac.example.vn")): False,
        good + good: False,
        b'{"number":2}\n': False,
    }
    with serve_releases(tmp_path) as server:
        server.serve(live)
        (tmp_path / ".curlrc").write_text(
            f'cacert = "{server.authorities}"\nconnect-to = "{MAIN}:443:127.0.0.1:{server.port}"\n', "utf-8"
        )
        surroundings = {
            **os.environ, "CURL_HOME": str(tmp_path), "MAIN_HOST": MAIN, "PORTAL": "cong-mau",
            "RELEASE_KEY": key.read_text("utf-8").strip(),
        }  # fmt: skip
        for data, is_signed in manifests.items():
            (tmp_path / "manifest.json").write_bytes(data)
            done = subprocess.run(
                ["bash", "-c", script], cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False
            )
            assert (done.returncode == 0, (tmp_path / "manifest.json.sig").exists()) == (is_signed, is_signed), done
            assert is_signed or "not signed" in done.stderr
            if is_signed:
                public = parse_public_key(key.with_suffix(".pub").read_text("utf-8"))
                signature = (tmp_path / "manifest.json.sig").read_bytes()
                assert verify_signature(data, signature, public, None, RELEASE_NAMESPACE)
                (tmp_path / "manifest.json.sig").unlink()
    assert not (tmp_path / "release-key").exists()
