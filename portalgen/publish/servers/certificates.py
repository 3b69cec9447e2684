"""Reads the names and the end of a certificate with `openssl`, found on every server with certificates."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen

_BEGINS: Final = b"-----BEGIN CERTIFICATE-----"
_LARGEST: Final = 1 << 20
_NAME: Final = re.compile(r"DNS:([^,\s]+)")
_DATES: Final = re.compile(r"notBefore=(.+)\nnotAfter=(.+)")
_KEY: Final = re.compile(r"Public Key Algorithm: (\S+)\s+Public-Key: \(([0-9]+) bit\)")
_SHORTEST_RSA: Final = 2048
"""Bits; browsers reject certificates with fewer (CA/Browser Forum, Baseline Requirements, 6.1.5)."""


@frozen
class Certificate:
    """The first certificate of a file."""

    names: tuple[str, ...]
    """As written in it: `*.example.vn` covers every name a level below."""
    begins: datetime
    ends: datetime
    rsa_bits: int = 0
    """Of its key; 0 for a key of another type."""

    def covers(self, host: str) -> bool:
        """Return True if browsers accept it for `host` (RFC 6125: a star is a whole label)."""
        return host in self.names or f"*.{host.partition('.')[2]}" in self.names

    @property
    def is_weak(self) -> bool:
        """True if its key is too short for browsers."""
        return 0 < self.rsa_bits < _SHORTEST_RSA


def read_certificate(file: Path) -> Certificate:
    """Return the certificate in `file`. Raises UsageError if it has none in the form read by web servers."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST)
    except OSError as error:
        raise UsageError(
            f"không đọc được chứng thư {file}: {error.strerror}",
            f"the certificate {file} cannot be read: {error.strerror}",
        ) from error
    if _BEGINS not in data:
        raise UsageError(
            f"{file} không phải chứng thư dạng PEM (phải có dòng `{_BEGINS.decode()}`); nếu là tệp DER (.cer, .der), đổi bằng "
            f"`openssl x509 -inform der -in {file.name} -out fullchain.pem`",
            f"{file} is no certificate in PEM (which has a line `{_BEGINS.decode()}`); a DER file (.cer, .der) is converted by "
            f"`openssl x509 -inform der -in {file.name} -out fullchain.pem`",
        )
    text = _ask_openssl(data)
    dates, key = _DATES.search(text), _KEY.search(text)
    if dates is None:
        raise UsageError(
            f"{file} không đọc được như một chứng thư dạng PEM", f"{file} cannot be read as a certificate (PEM)"
        )
    bits = int(key[2]) if key is not None and key[1].lower().startswith("rsa") else 0
    names = tuple(name.lower() for name in _NAME.findall(text.rpartition("Subject Alternative Name")[2]))
    return Certificate(names, _parse_date(dates[1]), _parse_date(dates[2]), bits)


def _ask_openssl(data: bytes) -> str:
    command = ["openssl", "x509", "-inform", "pem", "-noout", "-text", "-ext", "subjectAltName", "-dates"]
    try:
        result = subprocess.run(command, input=data, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise UnusableEnvironmentError(
            "không có chương trình openssl để đọc chứng thư: cài gói openssl",
            "there is no openssl to read the certificate with: install the package openssl",
        ) from error
    return "" if result.returncode else result.stdout.decode("utf-8", "replace")


def _parse_date(text: str) -> datetime:
    return datetime.strptime(text.strip(), "%b %d %H:%M:%S %Y %Z").replace(tzinfo=UTC)


def list_uncovered(certificate: Certificate, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that the certificate lacks."""
    return tuple(name for name in names if not certificate.covers(name))


def list_missing_files(folder: Path, hosts: Iterable[str]) -> tuple[Path, ...]:
    """Return the files named in the settings and missing from `folder`.

    With a single missing file, no server starts for any host.
    """
    wanted = (folder / host / name for host in hosts for name in CERTIFICATE_FILES)
    return tuple(each for each in wanted if not each.is_file())


CERTIFICATE_FILES: Final = ("fullchain.pem", "privkey.pem")
"""Of a host, in a folder with its name."""
