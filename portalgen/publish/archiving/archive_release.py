"""`archive_release`: writes a release to one WARC file, with every file at its https address.

Replay needs `response` records: a status line, the headers of an answer without compression, and the bytes. As on a web
server with the rules of the release, the page at an old address is answered with 301 and is the body of that answer, a
tombstone with 410, the page for missing addresses with 404. Rules for addresses without a file (those with a query) are
answers without a body; rules for a whole folder of addresses name no single address, and are in the details.

Manifest, signature and details are `metadata` records; manifest, signature and lists are also at the addresses below
`/.well-known/portal-release/` of each host, so the signed bytes are in the archive.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import quote

from portalgen.errors import OutputError, UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.publish.archiving.kept_release import KeptFiles
from portalgen.publish.archiving.served_addresses import format_address, is_error_page, name_media_type
from portalgen.publish.archiving.warc_records import (
    IDENTICAL_PAYLOAD,
    Fields,
    WarcRecord,
    append_record,
    format_warc_date,
    name_record,
)
from portalgen.publish.backups.full_disk import explain_full_disk
from portalgen.publish.layout import DETAILS_FILE, FILES_FILE, MANIFEST_FILE, RELEASE_ADDRESS, SIGNATURE_FILE
from portalgen.publish.manifest import HostList, ReleasedFile, digest_manifest
from portalgen.publish.server_rules import RedirectRule
from portalgen.text.bilingual import Bilingual

with on_demand():
    from warcio import archiveiterator
    from warcio import exceptions as warc_errors

ARCHIVE_ENDING: Final = ".warc.gz"
_NEEDS: Final = Bilingual(
    "tệp lưu trữ giữ mọi tệp của bản phát hành; phần ghi dở đã được xóa. Xóa bớt tệp ở ổ đĩa ấy, ghi ra ổ khác, hoặc chỉ lưu"
    " những gì đã đổi (--since) hay một tên miền (--host), rồi chạy lại",
    "an archive holds every file of the release; what was half written is removed. Remove files of that disk, write to another"
    " one, or archive only what changed (--since) or one host (--host), and run again",
)
_HTTP: Final = "application/http; msgtype=response"
_PATH: Final = "/-._~!$&'()*+,;=:@%"
_QUERY: Final = f"{_PATH}?"

ArchiveProgress = Callable[[str, int, int], None]
"""Receives the name of a stage, the work done, and the total."""


@frozen
class WrittenArchive:
    """The result of archiving."""

    file: Path
    size: int
    """Bytes."""
    responses: int
    """Files and redirects with an answer of their own."""
    revisits: int
    """Files unchanged since the release before, referenced instead of stored again."""


def archive_release(
    kept: KeptFiles,
    out: Path,
    program: str,
    hosts: Collection[str] = (),
    since: KeptFiles | None = None,
    progress: ArchiveProgress = lambda stage, done, total: None,
) -> WrittenArchive:
    """Write a release, or only the named hosts of it, into the new file `out`.

    Files unchanged since `since` are `revisit` records: such an archive is read together with that of `since`.
    `program` is the name and version given as the archive's creator. Raises UsageError, OutputError or
    UnusableEnvironmentError, without leaving a file behind.
    """
    chosen = _choose_hosts(kept, hosts)
    _refuse_output(out)
    part = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        with explain_full_disk(out.absolute().parent, _NEEDS), part.open("wb") as stream:
            counts = _Archiver(kept, stream, since).write(chosen, program, progress)
        size = part.stat().st_size
        os.replace(part, out)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return WrittenArchive(out, size, *counts)


def check_archive(file: Path) -> tuple[int, tuple[str, ...]]:
    """Return the number of records in an archive, and the ids of those with wrong digests, as read by warcio.

    Raises UnusableEnvironmentError if the file is no archive, or is truncated.
    """
    count, damaged = 0, []
    try:
        with file.open("rb") as stream:
            for record in archiveiterator.ArchiveIterator(stream, check_digests=True):
                while record.content_stream().read(1 << 20):
                    pass
                count += 1
                if record.digest_checker.passed is False:
                    damaged.append(str(record.rec_headers.get_header("WARC-Record-ID")))
    except (warc_errors.ArchiveLoadFailed, EOFError) as error:
        raise UnusableEnvironmentError(
            f"`{file}` không phải tệp lưu trữ WARC, hoặc bị cắt ngang ({error})",
            f"`{file}` is no WARC archive, or ends too early ({error})",
        ) from error
    return count, tuple(damaged)


class _Archiver:
    """Writes the records of a release, in order."""

    def __init__(self, kept: KeptFiles, out: BinaryIO, since: KeptFiles | None) -> None:
        self._kept = kept
        self._out = out
        self._since = since
        self._clock = kept.manifest.clock
        self._digest = digest_manifest(kept.manifest)
        self._responses = self._revisits = 0

    def write(self, hosts: tuple[str, ...], program: str, progress: ArchiveProgress) -> tuple[int, int]:
        details, known = self._kept.read_details()
        self._write_info(program)
        self._write_metadata(MANIFEST_FILE, self._kept.manifest_bytes, "application/json")
        if self._kept.signature:
            self._write_metadata(SIGNATURE_FILE, self._kept.signature, "text/plain")
        self._write_metadata(DETAILS_FILE, details, "application/json")
        gone = frozenset(known.rules.gone_paths)
        total, done = sum(self._kept.manifest.hosts[host].files for host in hosts), 0
        for host in hosts:
            listed, former = self._kept.read_list(host), self._read_former(host)
            for path, file in sorted(listed.files.items()):
                self._write_file(host, path, file, former.get(path), f"{host}/{path}" in gone)
                done += 1
                if done % 500 == 0 or done == total:
                    progress("archive", done, total)
            self._write_rules(listed, known.rules.redirects)
            self._write_own_release(host)
        return self._responses, self._revisits

    def _read_former(self, host: str) -> Mapping[str, ReleasedFile]:
        if self._since is None or host not in self._since.manifest.hosts:
            return {}
        return self._since.read_list(host).files

    def _write_info(self, program: str) -> None:
        manifest = self._kept.manifest
        rows = {
            "software": program,
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "isPartOf": manifest.portal,
            "description": f"release {manifest.number} of {manifest.portal}, as its web server answers",
            "portal-release": manifest.name,
            "portal-release-manifest": f"sha256:{self._digest}",
            "portal-commit": manifest.commit,
        }
        if self._since is not None:
            rows["portal-release-since"] = self._since.manifest.name
        head = "".join(f"{key}: {value}\r\n" for key, value in rows.items()).encode()
        self._write("warcinfo", "", "application/warc-fields", (), head)

    def _write_metadata(self, name: str, data: bytes, content_type: str) -> None:
        manifest = self._kept.manifest
        address = (
            f"metadata://{manifest.main_host}/portal-release/{manifest.name}/{name}"  # as wget's: no page's address
        )
        self._write("metadata", address, content_type, (("WARC-Target-URI", address),), data)

    def _write_file(self, host: str, path: str, file: ReleasedFile, former: ReleasedFile | None, is_gone: bool) -> None:
        address, place = format_address(host, path), self._kept.locate(host, path, file.content)
        if place.is_symlink() or not place.is_file():
            raise _changed(self._kept, place)
        status = _status_of(path, file, is_gone)
        headers = [("Content-Type", name_media_type(path)), ("Content-Length", str(file.content.size))]
        if self._kept.files is not None and status is HTTPStatus.OK:
            headers.append(("Last-Modified", _format_http_date(place.stat().st_mtime)))
        if status is HTTPStatus.MOVED_PERMANENTLY:
            headers.append(("Location", quote(file.redirect_to, safe=_QUERY)))
        fields = (("WARC-Target-URI", address), ("WARC-Payload-Digest", f"sha256:{file.content.sha256}"))
        if self._since is not None and file == former:
            self._write("revisit", address, _HTTP, (*fields, *self._refer_to(address)), _format_head(status, headers))
            self._revisits += 1
        elif (
            self._write("response", address, _HTTP, fields, _format_head(status, headers), place) != file.content.sha256
        ):
            raise _changed(self._kept, place)
        else:
            self._responses += 1

    def _refer_to(self, address: str) -> Fields:
        assert self._since is not None
        former = self._since.manifest
        return (
            ("WARC-Profile", IDENTICAL_PAYLOAD),
            ("WARC-Refers-To", f"<{name_record(digest_manifest(former), 'response', address)}>"),
            ("WARC-Refers-To-Target-URI", address),
            ("WARC-Refers-To-Date", format_warc_date(former.clock)),
        )

    def _write_rules(self, listed: HostList, rules: tuple[RedirectRule, ...]) -> None:
        """Write answers for old addresses without a file on the host."""
        taken = {format_address(listed.host, path) for path in listed.files}
        for rule in rules:
            address = f"https://{listed.host}{quote(rule.path, safe=_PATH)}" + (f"?{rule.query}" if rule.query else "")
            if rule.host != listed.host or rule.is_prefix or address in taken:
                continue
            taken.add(address)
            headers = [("Content-Length", "0"), ("Location", quote(rule.to, safe=_QUERY))]
            head = _format_head(HTTPStatus.MOVED_PERMANENTLY, headers)
            self._write("response", address, _HTTP, (("WARC-Target-URI", address),), head)
            self._responses += 1

    def _write_own_release(self, host: str) -> None:
        """Write the host's information about its own release."""
        parts = {MANIFEST_FILE: self._kept.manifest_bytes, FILES_FILE: self._kept.read_list_bytes(host)}
        if self._kept.signature:
            parts[SIGNATURE_FILE] = self._kept.signature
        for name, data in sorted(parts.items()):
            address = f"https://{host}{RELEASE_ADDRESS}{name}"
            self._write("resource", address, name_media_type(name), (("WARC-Target-URI", address),), data)

    def _write(
        self, kind: str, address: str, content_type: str, fields: Fields, head: bytes, payload: Path | None = None
    ) -> str:
        identity = name_record(self._digest, kind, address)
        record = WarcRecord(kind, identity, self._clock, content_type, fields, head, payload)
        return append_record(self._out, record)


def _status_of(path: str, file: ReleasedFile, is_gone: bool) -> HTTPStatus:
    if file.redirect_to:
        return HTTPStatus.MOVED_PERMANENTLY
    if is_gone or file.gone_reason == "removed":
        return HTTPStatus.GONE
    return HTTPStatus.NOT_FOUND if is_error_page(path) else HTTPStatus.OK


def _format_head(status: HTTPStatus, headers: list[tuple[str, str]]) -> bytes:
    rows = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{rows}\r\n".encode()


def _format_http_date(seconds: float) -> str:
    return format_datetime(datetime.fromtimestamp(int(seconds), UTC), usegmt=True)


def _choose_hosts(kept: KeptFiles, hosts: Collection[str]) -> tuple[str, ...]:
    known = sorted(kept.manifest.hosts)
    for host in hosts:
        if host not in kept.manifest.hosts:
            raise UsageError(
                f"bản phát hành không có tên miền `{host}`; có: {', '.join(known)}",
                f"the release has no host `{host}`; it has: {', '.join(known)}",
            )
    return tuple(host for host in known if not hosts or host in hosts)


def _refuse_output(out: Path) -> None:
    if not out.name.endswith(ARCHIVE_ENDING):
        raise UsageError(
            f"tên tệp lưu trữ phải kết thúc bằng `{ARCHIVE_ENDING}`, không phải `{out.name}`",
            f"the name of an archive ends with `{ARCHIVE_ENDING}`, unlike `{out.name}`",
        )
    if out.exists() or out.is_symlink():
        raise OutputError(
            f"đã có `{out}`; tệp lưu trữ không bị ghi đè, hãy chọn tên khác",
            f"`{out}` exists already; an archive is not overwritten, choose another name",
        )
    if not out.parent.is_dir():
        raise OutputError(
            f"không có thư mục `{out.parent}`; tạo thư mục ấy trước",
            f"there is no folder `{out.parent}`; make it first",
        )


def _changed(kept: KeptFiles, file: Path) -> UnusableEnvironmentError:
    if kept.files is None:
        return UnusableEnvironmentError(
            f"thư mục đã chuẩn bị không có đủ tệp (`{file.name}`): chỉ mục tìm kiếm không đổi thì chỉ máy chủ giữ."
            " Lưu trữ từ thư mục đích bằng --target; chưa lưu trữ gì",
            f"the prepared folder does not have every file (`{file.name}`): a search index that did not change is at the"
            " server alone. Archive from the target with --target; nothing was archived",
        )
    return UnusableEnvironmentError(
        f"`{file}` thiếu hoặc không còn đúng nội dung mà danh sách của bản phát hành ghi; chưa lưu trữ gì."
        " Xem ai đã sửa tệp trên máy chủ, rồi lấy lại từ bản sao lưu hoặc phát hành lại",
        f"`{file}` is missing or does not have the content that the release's list says; nothing was archived."
        " Find out who changed files on the server, then bring it back from a backup or release again",
    )
