"""The location and digest of a directive, so that it can be found and identified years later."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from portalgen.editorial.records.record_problems import shorten_value
from portalgen.errors import UsageError
from portalgen.history.blobs import read_blobs_at
from portalgen.history.repository import Repository


def describe_document(repository: Repository, tip: str, file: Path | None, place: str) -> Mapping[str, str]:
    """Return the details of a directive's document: its location, and the SHA-256 of `file`, which is not copied.

    A file of the portal keeps its place on main (`tip`). Raises UsageError if no location is given, or if the file is
    empty or differs from main.
    """
    if file is None:
        if not place.strip():
            raise _nowhere()
        return {"place": place}
    if not file.stat().st_size:
        raise UsageError(
            f"tệp `{shorten_value(str(file))}` rỗng; hãy ghi đúng tệp của văn bản chỉ đạo bằng --file",
            f"the file `{shorten_value(str(file))}` is empty; give the file of the directive with --file",
        )
    with file.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    if place.strip():
        return {"place": place, "sha256": digest}
    inside = _path_in_portal(repository, file)
    if inside:
        _require_on_main(repository, tip, inside, digest)
        return {"place": inside, "sha256": digest}
    return {"sha256": digest}


def _path_in_portal(repository: Repository, file: Path) -> str:
    """Return the path of a file from the portal's root; empty if it lies elsewhere."""
    place = file.resolve()
    if repository.is_bare or not place.is_relative_to(repository.root):
        return ""
    return place.relative_to(repository.root).as_posix()


def _require_on_main(repository: Repository, tip: str, path: str, digest: str) -> None:
    data = read_blobs_at(repository, tip, (path,)).get(path)
    if data is None or sha256(data).hexdigest() != digest:
        raise UsageError(
            f"`{shorten_value(path)}` nằm trong thư mục của cổng nhưng bản chính không có đúng tệp này, nên chưa phải là nơi lưu; "
            "hãy đăng tệp trước, hoặc ghi nơi lưu khác bằng --place",
            f"`{shorten_value(path)}` lies in the portal's folder, but main does not have this very file, so it is not kept there; "
            "publish it first, or say with --place where it is kept",
        )


def _nowhere() -> UsageError:
    return UsageError(
        "phiếu chỉ đạo phải cho biết văn bản ở đâu: ghi `--file VĂN-BẢN.pdf` (lệnh tính SHA-256, không chép tệp), "
        "`--place` với nơi lưu hoặc địa chỉ trang, hoặc cả hai",
        "a directive's record has to say where the document is: give `--file DOCUMENT.pdf` (its SHA-256 is computed, the file "
        "is not copied), `--place` with the archive or web address, or both",
    )
