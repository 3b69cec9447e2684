"""Makes releases of a small portal as a target serves them, and serves them by https as real servers do, good or bad."""

from __future__ import annotations

import gzip
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding as PemEncoding
from cryptography.hazmat.primitives.serialization import NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from portalgen.publish.layout import FILES_FILE, MANIFEST_FILE, RECORDS_ADDRESS, RELEASE_ADDRESS, SIGNATURE_FILE
from portalgen.publish.manifest import (
    RELEASE_NAMESPACE,
    Blob,
    HostEntry,
    HostList,
    ReleasedFile,
    ReleaseManifest,
    format_list,
    format_manifest,
)
from tests.makers.signers import Signer

MAIN, SITE = "cong.example.vn", "so.example.vn"
PORTAL = "cong-mau"
RELEASE_SIGNER = Signer("khoa-phat-hanh")
CLOCK = datetime(2026, 11, 27, 8, 0, tzinfo=timezone(timedelta(hours=7)))


def html_page(title: str, words: str, link: str = "/") -> bytes:
    """A page with white space that a minifier would take away."""
    return (
        f'<!doctype html>\n<html lang="vi">\n<head>\n  <meta charset="utf-8">\n  <title>{title}</title>\n</head>\n<body>\n'
        f'  <main>\n    <h1>{title}</h1>\n    <p>{words}</p>\n    <a href="{link}">Về trang chủ</a>\n  </main>\n</body>\n</html>\n'
    ).encode()


def minify(page: bytes) -> bytes:
    """The same page without white space between tags and without quotes around a language."""
    lines = b" ".join(line.strip() for line in page.splitlines())
    return lines.replace(b"> <", b"><").replace(b'lang="vi"', b"lang=vi")


@dataclass(frozen=True)
class MadeFile:
    """A file of a release, with what its list says of it besides."""

    data: bytes
    source: str = ""
    gone_reason: str = ""
    redirect_to: str = ""

    def row(self) -> ReleasedFile:
        """What the list says."""
        twin = zip_bytes(self.data)
        compressed = {"gzip": Blob(sha256(twin).hexdigest(), len(twin))}
        content = Blob(sha256(self.data).hexdigest(), len(self.data))
        return ReleasedFile(content, self.source, compressed, self.gone_reason, self.redirect_to)  # type: ignore[arg-type]


def zip_bytes(data: bytes) -> bytes:
    """The twin of a file."""
    return gzip.compress(data, 6, mtime=0)


@dataclass
class ReleasedPortal:
    """What the hosts of a portal answer with: by host and path, as a target lays it out."""

    portal: str = PORTAL
    answers: dict[str, dict[str, bytes]] = field(default_factory=lambda: {MAIN: {}, SITE: {}})
    twins: dict[str, dict[str, bytes]] = field(default_factory=lambda: {MAIN: {}, SITE: {}})
    manifests: list[bytes] = field(default_factory=list)
    redirects: dict[tuple[str, str], str] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)
    transform: Callable[[bytes], bytes] | None = None
    """What something between does to pages, unless it is asked not to."""

    def release(
        self,
        files: Mapping[str, Mapping[str, MadeFile]],
        commit: str = "b" * 40,
        signer: Signer | None = RELEASE_SIGNER,
        namespace: str = RELEASE_NAMESPACE,
        previous: str | None = None,
    ) -> ReleaseManifest:
        """Publish a release that follows the last one, be it with another `previous` than that has."""
        lists = {
            host: format_list(HostList(host, {path: each.row() for path, each in there.items()}))
            for host, there in files.items()
        }
        newest = sha256(self.manifests[-1]).hexdigest() if self.manifests else ""
        number = len(self.manifests) + 1
        manifest = ReleaseManifest(
            self.portal,
            MAIN,
            number,
            newest if previous is None else previous,
            commit,
            CLOCK + timedelta(hours=number),
            {
                host: HostEntry(Blob(sha256(data).hexdigest(), len(data)), len(files[host]))
                for host, data in lists.items()
            },
        )
        data = format_manifest(manifest)
        self.manifests.append(data)
        records = self.answers[MAIN]
        kept = {path: each for path, each in records.items() if path.startswith(RECORDS_ADDRESS)}
        for host, there in files.items():
            served = {_address(path): each.data for path, each in there.items()}
            self.twins[host] = {address: zip_bytes(each) for address, each in served.items()}
            self.answers[host] = served
            self.answers[host][f"{RELEASE_ADDRESS}{MANIFEST_FILE}"] = data
            self.answers[host][f"{RELEASE_ADDRESS}{FILES_FILE}"] = lists[host]
            kept[f"{RECORDS_ADDRESS}lists/{sha256(lists[host]).hexdigest()}.json"] = lists[host]
        kept[f"{RECORDS_ADDRESS}manifests/{number}.json"] = data
        if signer is not None:
            signature = signer.sign(data, namespace)
            kept[f"{RECORDS_ADDRESS}manifests/{number}.json.sig"] = signature
            for host in files:
                self.answers[host][f"{RELEASE_ADDRESS}{SIGNATURE_FILE}"] = signature
        self.answers[MAIN] |= kept
        self.gone = {
            (host, _address(path))
            for host, there in files.items()
            for path, each in there.items()
            if each.gone_reason == "removed"
        }
        return manifest

    def show_former(self, other: ReleasedPortal) -> None:
        """Answer as `other` does, and keep the records of this portal: what a rollback does."""
        records = {path: each for path, each in self.answers[MAIN].items() if path.startswith(RECORDS_ADDRESS)}
        self.answers = {host: dict(each) for host, each in other.answers.items()}
        self.twins = {host: dict(each) for host, each in other.twins.items()}
        self.answers[MAIN] |= records

    def write_prepared(self, folder: Path, files: Mapping[str, Mapping[str, MadeFile]]) -> Path:
        """Write the newest release as a prepared one."""
        (folder / "lists").mkdir(parents=True)
        (folder / MANIFEST_FILE).write_bytes(self.manifests[-1])
        (folder / SIGNATURE_FILE).write_bytes(self.answers[MAIN][f"{RELEASE_ADDRESS}{SIGNATURE_FILE}"])
        for host, there in files.items():
            (folder / f"lists/{host}.json").write_bytes(self.answers[host][f"{RELEASE_ADDRESS}{FILES_FILE}"])
            for each in there.values():
                blob = folder / "blobs" / sha256(each.data).hexdigest()[:2] / sha256(each.data).hexdigest()
                blob.parent.mkdir(parents=True, exist_ok=True)
                blob.write_bytes(each.data)
        return folder


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}" if path == "index.html" or path.endswith("/index.html") else f"/{path}"


@dataclass(frozen=True)
class ReleaseServer:
    """A server that answers for a portal, which a test may exchange."""

    port: int
    authorities: Path
    state: dict[str, ReleasedPortal]

    def serve(self, portal: ReleasedPortal) -> None:
        """Answer for `portal` from now on."""
        self.state["portal"] = portal

    def url(self, host: str, path: str) -> str:
        """The address of a path."""
        return f"https://{host}:{self.port}{path}"


@contextmanager
def serve_releases(folder: Path) -> Iterator[ReleaseServer]:
    """Serve by https on loopback while the block runs."""
    certificate = _write_certificate(folder)
    state: dict[str, ReleasedPortal] = {"portal": ReleasedPortal()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            portal = state["portal"]
            host = (self.headers["Host"] or "").partition(":")[0]
            path = self.path.partition("?")[0]
            if (host, path) in portal.redirects:
                self._answer(301, b"", {"Location": portal.redirects[host, path]})
                return
            body = portal.answers.get(host, {}).get(path)
            if body is None:
                self._answer(404, b"<!doctype html><title>404</title>", {})
                return
            is_page = path.endswith("/")
            twin = portal.twins.get(host, {}).get(path)
            status = 410 if (host, path) in portal.gone else 200
            if twin is not None and "gzip" in self.headers["Accept-Encoding"]:
                self._answer(status, twin, {"Content-Encoding": "gzip"})
                return
            if is_page and portal.transform is not None and "no-transform" not in (self.headers["Cache-Control"] or ""):
                body = portal.transform(body)
            self._answer(status, body, {})

        def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client may go at any time."""

    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield ReleaseServer(server.server_address[1], certificate, state)
    finally:
        server.shutdown()
        server.server_close()


def _write_certificate(folder: Path) -> Path:
    """A certificate for both hosts that is its own authority, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Chung chi mau")])
    now = datetime.now(UTC)
    names = [x509.DNSName(MAIN), x509.DNSName(SITE), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "may-chu.pem"
    private = key.private_bytes(PemEncoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(certificate.public_bytes(PemEncoding.PEM) + private)
    return file
