"""Which names a certificate has, and until when: asked of `openssl`, which every server with certificates has."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError

_NAME: Final = re.compile(r"DNS:([^,\s]+)")
_END: Final = re.compile(r"notAfter=(.+)")


@dataclass(frozen=True, slots=True)
class Certificate:
    """The first certificate of a file."""

    names: tuple[str, ...]
    """As they stand in it: `*.example.vn` is one for every name one level below."""
    ends: datetime

    def covers(self, host: str) -> bool:
        """Return whether browsers take it for `host` (RFC 6125: a star is one whole label)."""
        return host in self.names or f"*.{host.partition('.')[2]}" in self.names


def read_certificate(file: Path) -> Certificate:
    """Return what the certificate in `file` says. Raises UsageError where it holds none."""
    command = ["openssl", "x509", "-noout", "-ext", "subjectAltName", "-enddate", "-in", str(file)]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise UnusableEnvironmentError(
            "không có chương trình openssl để đọc chứng thư: cài gói openssl",
            "there is no openssl to read the certificate with: install the package openssl",
        ) from error
    end = _END.search(result.stdout)
    if result.returncode or end is None:
        raise UsageError(
            f"{file} không đọc được như một chứng thư dạng PEM", f"{file} cannot be read as a certificate (PEM)"
        )
    ends = datetime.strptime(end[1].strip(), "%b %d %H:%M:%S %Y %Z").replace(tzinfo=UTC)
    return Certificate(tuple(name.lower() for name in _NAME.findall(result.stdout)), ends)


def list_uncovered(certificate: Certificate, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the names that the certificate lacks."""
    return tuple(name for name in names if not certificate.covers(name))
