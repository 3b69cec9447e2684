"""An archive hands on regular files whose digest is known, and nothing else."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.publish.__main__ import run_release_command
from portalgen.publish.sending.archive_file import ArchiveError, is_plain_name, pack_folder, unpack_file
from tests.makers.portal import tree

Entry = tuple[str, bytes, bytes]
"""Name, type and content of a member."""


@pytest.fixture
def built_folder(tmp_path: Path) -> Path:
    """Pages of a build, one with a Vietnamese name, and its book."""
    folder = tmp_path / "public"
    for name in ("a.example.vn/index.html", "a.example.vn/tin/bài viết.html", ".portalgen/revision", "b.example.vn/x"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def tar_of(file: Path, *entries: Entry) -> str:
    """Write a tar; its digest."""
    with tarfile.open(file, "w") as tar:
        for name, kind, content in entries:
            entry = tarfile.TarInfo(name)
            entry.type, entry.size, entry.linkname = kind, len(content), "a" if kind != tarfile.REGTYPE else ""
            tar.addfile(entry, io.BytesIO(content))
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_same_files_have_the_same_digest_whenever_they_were_written(built_folder: Path, tmp_path: Path) -> None:
    first = pack_folder(built_folder, tmp_path / "1.tar")
    os.utime(built_folder / "b.example.vn" / "x", (1, 1))
    (built_folder / "b.example.vn" / "x").chmod(0o600)
    assert pack_folder(built_folder, tmp_path / "2.tar") == first
    assert hashlib.sha256((tmp_path / "1.tar").read_bytes()).hexdigest() == first
    (built_folder / "b.example.vn" / "x").write_text("khác", "utf-8")
    assert pack_folder(built_folder, tmp_path / "3.tar") != first


@pytest.mark.parametrize("kept", ["as it is", "in a zip of the forge"])
def test_what_was_packed_is_there_again(
    built_folder: Path, tmp_path: Path, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_release_command(["pack", str(built_folder), str(tmp_path / "public.tar")], {}) == 0
    digest = capsys.readouterr().out.strip().removeprefix("digest=")
    file = tmp_path / "public.tar"
    if kept != "as it is":
        file = tmp_path / "public.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(tmp_path / "public.tar", "public.tar")
    assert run_release_command(["unpack", str(file), str(tmp_path / "out"), digest], {}) == 0
    assert tree(tmp_path / "out") == tree(built_folder)
    assert (tmp_path / "out" / ".portalgen" / "revision").is_file()
    assert sorted(path.name for path in tmp_path.glob("*.tar")) == ["public.tar"]


def test_a_tar_that_ends_with_a_zip_is_no_zip(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("khac.tar", "x")
    digest = tar_of(tmp_path / "1.tar", ("a.docx", tarfile.REGTYPE, content.getvalue()))
    assert unpack_file(tmp_path / "1.tar", tmp_path / "out", digest) == 1


def test_links_are_not_packed(built_folder: Path, tmp_path: Path) -> None:
    (built_folder / "a.example.vn" / "link").symlink_to("/etc/passwd")
    with pytest.raises(ArchiveError, match="no regular file"):
        pack_folder(built_folder, tmp_path / "1.tar")


REFUSED: list[tuple[str, tuple[Entry, ...]]] = [
    ("a symbolic link", (("a", tarfile.SYMTYPE, b""),)),
    ("a hard link", (("a", tarfile.REGTYPE, b"x"), ("b", tarfile.LNKTYPE, b""))),
    ("a device", (("a", tarfile.CHRTYPE, b""),)),
    ("a pipe", (("a", tarfile.FIFOTYPE, b""),)),
    ("a folder", (("a", tarfile.DIRTYPE, b""),)),
    ("an absolute name", (("/tmp/a", tarfile.REGTYPE, b""),)),
    ("a way up", (("a/../../b", tarfile.REGTYPE, b""),)),
    ("an empty part", (("a//b", tarfile.REGTYPE, b""),)),
    ("a dot", (("./a", tarfile.REGTYPE, b""),)),
    ("a backslash", (("a\\b", tarfile.REGTYPE, b""),)),
    ("a line end", (("a\nb", tarfile.REGTYPE, b""),)),
    ("a long name", (("a" * 256, tarfile.REGTYPE, b""),)),
    ("a name twice", (("a", tarfile.REGTYPE, b"x"), ("a", tarfile.REGTYPE, b"y"))),
    ("a file where a folder is", (("a/b", tarfile.REGTYPE, b"x"), ("a", tarfile.REGTYPE, b"y"))),
    ("a folder where a file is", (("a", tarfile.REGTYPE, b"x"), ("a/b", tarfile.REGTYPE, b"y"))),
    ("too many files", tuple((str(number), tarfile.REGTYPE, b"") for number in range(5))),
    ("too much", (("a", tarfile.REGTYPE, b"x" * 101),)),
]


@pytest.mark.parametrize("entries", [each for _, each in REFUSED], ids=[name for name, _ in REFUSED])
def test_what_is_no_plain_file_or_too_much_is_refused_and_nothing_is_there(
    tmp_path: Path, entries: tuple[Entry, ...]
) -> None:
    digest = tar_of(tmp_path / "1.tar", ("first", tarfile.REGTYPE, b""), *entries)
    with pytest.raises(ArchiveError):
        unpack_file(tmp_path / "1.tar", tmp_path / "out", digest, most_files=5, most_bytes=100)
    assert [path.name for path in tmp_path.iterdir()] == ["1.tar"]


def changed(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[600] ^= 1
    file.write_bytes(data)


def zipped_with_another(file: Path) -> None:
    data = file.read_bytes()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("public.tar", data)
        archive.writestr("khac.tar", data)


@pytest.mark.parametrize("spoil", [changed, zipped_with_another], ids=lambda each: each.__name__)
def test_another_archive_than_the_one_that_was_packed_is_refused(
    built_folder: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    digest = pack_folder(built_folder, tmp_path / "1.tar")
    spoil(tmp_path / "1.tar")
    assert run_release_command(["unpack", str(tmp_path / "1.tar"), str(tmp_path / "out"), digest], {}) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("digest", ["", "0" * 63, "G" * 64])
def test_an_archive_without_a_digest_is_refused(built_folder: Path, tmp_path: Path, digest: str) -> None:
    pack_folder(built_folder, tmp_path / "1.tar")
    assert run_release_command(["unpack", str(tmp_path / "1.tar"), str(tmp_path / "out"), digest], {}) == 2


def test_a_folder_that_is_there_is_not_added_to(built_folder: Path, tmp_path: Path) -> None:
    digest = pack_folder(built_folder, tmp_path / "1.tar")
    before = tree(built_folder)
    assert run_release_command(["unpack", str(tmp_path / "1.tar"), str(built_folder), digest], {}) == 2
    assert tree(built_folder) == before


@given(name=st.text(min_size=1, max_size=12, alphabet=st.sampled_from("a./\\\0\n\u202e ")))
def test_a_name_that_passes_stays_below_the_folder(name: str) -> None:
    if is_plain_name(name):
        place = Path("/x/out") / name
        assert Path(os.path.normpath(place)).is_relative_to("/x/out")
        assert os.path.normpath(place) == f"/x/out/{name}"
