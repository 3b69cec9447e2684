"""Sources of a release: the web, or a folder."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import unquote

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.publish.layout import (
    BLOBS_FOLDER,
    CURRENT_LINK,
    FILES_FILE,
    LISTS_FOLDER,
    MANIFEST_FILE,
    RECORDS_ADDRESS,
    RECORDS_FOLDER,
    RELEASE_ADDRESS,
    SIGNATURE_FILE,
)
from portalgen.publish.manifest import ReleaseFormatError, parse_list, parse_manifest
from portalgen.text.bilingual import Bilingual

with on_demand():
    import brotli

CONNECT_SECONDS: Final = 20
SMALL_SECONDS: Final = 40
"""For a request of at most `_SMALL` bytes, from the first byte sent to the last byte received."""
LARGE_SECONDS: Final = 240
"""For any other request."""
RUN_SECONDS: Final = 900
"""For all requests of a run."""
_SMALL: Final = 32 << 20
LARGEST_RESPONSE: Final = 512 << 20
"""Bytes of a compared file."""
_CHUNK: Final = 1 << 16
ACTING_HEADERS: Final = ("Content-Type", "Refresh", "Content-Disposition", "Link", "Content-Location")
"""Headers that change a visitor's result for the same bytes."""
_IDENTITY: Final = "identity"
_ANY_WINDOW: Final = 47
"""zlib's argument for a stream with the header of gzip or zlib."""
_ORDINARY: Final[Mapping[str, str]] = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.8",
}
"""The headers of browsers, so that a server sees no difference."""


@frozen
class Response:
    """An answer."""

    status: int
    body: bytes = b""
    encoding: str = _IDENTITY
    location: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """The `ACTING_HEADERS` received, by name."""


class ReleaseSource(Protocol):
    """Answers for a host of the portal."""

    has_records: bool
    """True if the manifests of former releases can be there."""

    def read(self, host: str, path: str, headers: Mapping[str, str], most: int) -> Response:
        """Return the answer to a request of `path`, which begins with a slash and is encoded as in an address.

        Raises UnusableEnvironmentError if there is no answer; a body longer than `most` is cut off after one byte more.
        """
        ...


@frozen
class Connecting:
    """The options for reaching hosts."""

    port: int = 443
    addresses: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """The address to connect to by host and port, instead of DNS."""
    authorities: Path | None = None
    """File with the certificates of trusted authorities, instead of the system's."""
    run_seconds: float = RUN_SECONDS
    request_seconds: float = LARGE_SECONDS
    """The maximum for any request."""


class HttpsSource:
    """The web: only https, with an open connection per host, and limited sizes and times."""

    has_records = True

    def __init__(self, connecting: Connecting) -> None:
        self._connecting = connecting
        self._context = _trusting_context(connecting.authorities)
        self._open: dict[str, _PinnedConnection] = {}
        self._end = time.monotonic() + connecting.run_seconds

    def read(self, host: str, path: str, headers: Mapping[str, str], most: int) -> Response:
        """Return the answer; a connection closed by the server meanwhile is reopened once."""
        if time.monotonic() >= self._end:
            raise _out_of_time(self._connecting.run_seconds)
        for is_last in (host not in self._open, True):
            try:
                return self._ask(host, path, headers, most)
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as error:
                self._forget(host)
                if is_last:
                    raise _unreachable(host, error) from None
            except (OSError, http.client.HTTPException, ValueError) as error:
                self._forget(host)
                raise _unreachable(host, error) from None
        raise AssertionError

    def close(self) -> None:
        """Close all connections."""
        for host in tuple(self._open):
            self._forget(host)

    def _ask(self, host: str, path: str, headers: Mapping[str, str], most: int) -> Response:
        connection = self._open.setdefault(host, self._connection(host))
        connection.allow(self._choose_end(most))
        connection.request("GET", path, headers={**_ORDINARY, "Accept-Encoding": _IDENTITY, **headers})
        answer = connection.getresponse()
        body = _read_body(answer, most)
        if len(body) > most:
            self._forget(host)
        encoding = (answer.getheader("Content-Encoding") or _IDENTITY).strip().lower()
        # Servers send the bytes of UTF-8 there, and http.client reads them as Latin-1.
        location = (answer.getheader("Location") or "").encode("latin-1", "replace").decode("utf-8", "replace")
        sent = tuple((name, value) for name in ACTING_HEADERS for value in answer.headers.get_all(name, ()))
        return Response(answer.status, body, encoding, location, sent)

    def _choose_end(self, most: int) -> float:
        """Return the deadline of a request."""
        seconds = SMALL_SECONDS if most <= _SMALL else LARGE_SECONDS
        return min(self._end, time.monotonic() + min(seconds, self._connecting.request_seconds))

    def _connection(self, host: str) -> _PinnedConnection:
        port = self._connecting.port
        address = self._connecting.addresses.get((host, port), host)
        return _PinnedConnection(host, port, self._context, address)

    def _forget(self, host: str) -> None:
        connection = self._open.pop(host, None)
        if connection is not None:
            connection.close()


class _PinnedConnection(http.client.HTTPSConnection):
    """Connects to a chosen address, and still checks the certificate for the host."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext, address: str) -> None:
        super().__init__(host, port, timeout=CONNECT_SECONDS, context=context)
        self._address, self._tls = address, context
        self._end = 0.0

    def allow(self, end: float) -> None:
        """Allow sending and receiving until `end`, a moment of the monotonic clock."""
        self._end = end
        if isinstance(self.sock, _BoundedSocket):
            self.sock.end = end

    def connect(self) -> None:
        """Open the connection."""
        plain = socket.create_connection((self._address, self.port), min(CONNECT_SECONDS, self._left()))
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        plain.settimeout(self._left())
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)
        self.allow(self._end)

    def _left(self) -> float:
        return _seconds_until(self._end)


class _BoundedSocket(ssl.SSLSocket):
    """Limits every read by the time left until a deadline: a slow server gains no time byte by byte."""

    end = 0.0

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        """Receive as the socket does, until `end`. Raises TimeoutError."""
        self.settimeout(_seconds_until(self.end))
        return super().recv_into(*arguments, **options)


def _seconds_until(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read_body(answer: http.client.HTTPResponse, most: int) -> bytes:
    parts, size = list[bytes](), 0
    while size <= most:
        part = answer.read(min(_CHUNK, most + 1 - size))
        if not part:
            if answer.length:
                raise http.client.IncompleteRead(b"", answer.length)
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def decode_body(body: bytes, encoding: str, most: int = LARGEST_RESPONSE) -> bytes | None:
    """Return a decompressed body; None if the encoding is wrong, or if it has more than `most` bytes."""
    try:
        if encoding in ("gzip", "x-gzip", "deflate"):
            decoder = zlib.decompressobj(_ANY_WINDOW)
            data = decoder.decompress(body, most + 1)
            return data if len(data) <= most and decoder.eof else None
        if encoding == "br":
            return _decode_brotli(body, most)
    except zlib.error:
        return None
    return body if encoding == _IDENTITY else None


def _decode_brotli(body: bytes, most: int) -> bytes | None:
    decoder, parts, size = brotli.Decompressor(), list[bytes](), 0
    given = body
    try:
        while size <= most and not decoder.is_finished():
            parts.append(decoder.process(given, output_buffer_limit=min(_CHUNK << 4, most + 1 - size)))
            size += len(parts[-1])
            if not parts[-1] and decoder.can_accept_more_data():
                break  # it was cut short
            given = b""
    except brotli.error:
        return None
    return b"".join(parts) if size <= most and decoder.is_finished() else None


class FolderSource:
    """The folder of a target, or of a prepared release."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_target = self.has_records = (folder / CURRENT_LINK).exists()
        self._lists: dict[str, Mapping[str, str]] = {}
        if not self._is_target and not (folder / MANIFEST_FILE).is_file():
            raise UnusableEnvironmentError(
                f"`{folder}` không phải nơi đăng cũng không phải bản phát hành đã chuẩn bị; hãy đưa thư mục có `{CURRENT_LINK}` hoặc `{MANIFEST_FILE}`",
                f"`{folder}` is neither a target nor a prepared release; give a folder with `{CURRENT_LINK}` or `{MANIFEST_FILE}`",
            )

    @property
    def main_host(self) -> str:
        """The main host of the folder's release. Raises UnusableEnvironmentError if there is none."""
        address = f"{RELEASE_ADDRESS.lstrip('/')}{MANIFEST_FILE}"
        files = sorted((self._folder / CURRENT_LINK).glob(f"*/{address}")) if self._is_target else []
        try:
            return parse_manifest((files[0] if files else self._folder / MANIFEST_FILE).read_bytes()).main_host
        except (OSError, ReleaseFormatError):
            raise UnusableEnvironmentError(
                f"`{self._folder}` không có bản kê phát hành đọc được; hãy đưa thư mục của nơi đăng hoặc của bản đã chuẩn bị",
                f"`{self._folder}` has no manifest of a release that can be read; give the folder of a target or of a prepared release",
            ) from None

    def read(self, host: str, path: str, headers: Mapping[str, str], most: int) -> Response:
        """Return the file for `path`."""
        file = self._find(host, unquote(path).lstrip("/"))
        if file is None or not file.is_file():
            return Response(404)
        with file.open("rb") as opened:
            return Response(200, opened.read(most + 1))

    def _find(self, host: str, path: str) -> Path | None:
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if ".." in name.split("/"):
            return None
        records = RECORDS_ADDRESS.lstrip("/")
        if self._is_target:
            if name.startswith(records):
                return self._folder / RECORDS_FOLDER / name.removeprefix(records)
            return self._folder / CURRENT_LINK / host / name
        own = RELEASE_ADDRESS.lstrip("/")
        if name.startswith(own):
            names = {
                MANIFEST_FILE: MANIFEST_FILE,
                SIGNATURE_FILE: SIGNATURE_FILE,
                FILES_FILE: f"{LISTS_FOLDER}/{host}.json",
            }
            below = names.get(name.removeprefix(own))
            return self._folder / below if below else None
        digest = self._digests_of(host).get(name, "")
        return self._folder / BLOBS_FOLDER / digest[:2] / digest if digest else None

    def _digests_of(self, host: str) -> Mapping[str, str]:
        if host not in self._lists:
            file = self._folder / LISTS_FOLDER / f"{host}.json"
            try:
                files = parse_list(file.read_bytes()).files
            except (OSError, ReleaseFormatError):
                files = {}
            self._lists[host] = {path: row.content.sha256 for path, row in files.items()}
        return self._lists[host]


def _trusting_context(authorities: Path | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=authorities)
        context.sslsocket_class = _BoundedSocket
        return context
    except OSError:
        raise UsageError(
            f"--ca: `{authorities}` không phải tệp chứng chỉ gốc dạng PEM (-----BEGIN CERTIFICATE-----)",
            f"--ca: `{authorities}` is no file of certificates in PEM (-----BEGIN CERTIFICATE-----)",
        ) from None


_REASONS: Final[tuple[tuple[type[Exception], Bilingual], ...]] = (
    (ssl.SSLCertVerificationError, Bilingual("chứng chỉ không được tin", "its certificate is not trusted")),
    (ssl.SSLEOFError, Bilingual("kết nối bị cắt giữa chừng", "the connection was cut before all had come")),
    (http.client.IncompleteRead, Bilingual("kết nối bị cắt giữa chừng", "the connection was cut before all had come")),
    (ssl.SSLError, Bilingual("không bắt tay TLS được", "there is no TLS")),
    (socket.gaierror, Bilingual("không tìm thấy tên miền", "there is no such host name")),
    (TimeoutError, Bilingual("không trả lời kịp", "it does not answer in time")),
    (ConnectionRefusedError, Bilingual("không có máy chủ ở đó", "no server is there")),
    (Exception, Bilingual("kết nối bị đứt hoặc trả lời sai dạng", "the connection broke or the answer is malformed")),
)
"""The description of an error: that of the first matching class."""


def _out_of_time(seconds: float) -> UnusableEnvironmentError:
    minutes = f"{seconds / 60:g}"
    return UnusableEnvironmentError(
        f"đã quá {minutes} phút mà chưa kiểm tra xong, nên dừng lại; hãy kiểm tra ít địa chỉ hơn mỗi lần, hoặc thử lại khi máy chủ nhanh hơn",
        f"the check was not done after {minutes} minutes, so it was stopped; check fewer addresses at a time, or try again when the "
        "server is faster",
    )


def _unreachable(host: str, error: Exception) -> UnusableEnvironmentError:
    reason = next(words for kind, words in _REASONS if isinstance(error, kind))
    return UnusableEnvironmentError(
        f"không đọc được {host} qua https: {reason.vi}; kiểm tra mạng, địa chỉ và chứng chỉ rồi thử lại (máy chủ thử: --resolve, --ca)",
        f"{host} cannot be read by https: {reason.en}; check the network, the address and the certificate, and try again (for a "
        "server on trial: --resolve, --ca)",
    )
