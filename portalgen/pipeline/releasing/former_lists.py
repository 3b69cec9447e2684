"""The file lists of the live release. With them, files of unchanged search bundles can be kept.

Lists need not be trusted: the status of the target has the digest of each list, and any other list is ignored. Without
a list a bundle gets new files; this is only slower.
"""

from __future__ import annotations

import http
import http.client
import ssl
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Final

from portalgen.publish.layout import FILES_FILE, LISTS_FOLDER, RECORDS_FOLDER, RELEASE_ADDRESS
from portalgen.publish.manifest import LARGEST_LIST, HostList, ReleaseFormatError, parse_list
from portalgen.publish.target.model import TargetStatus
from portalgen.store.atomic import replace_file

Fetch = Callable[[str], bytes | None]
"""Returns the list published by a host of its own files, or None."""
_FOLDER: Final = "release-lists"
_SECONDS: Final = 10
_AT_ONCE: Final = 8


def collect_former_lists(
    status: TargetStatus, cache: Path | None, target: Path | None, fetch: Fetch | None
) -> Mapping[str, HostList]:
    """Return the file lists of the live release, keyed by host.

    They come from the target if it is a local folder, from the cache, or from the hosts themselves.
    """
    if status.current is None:
        return {}
    wanted = status.current.lists
    found = {host: data for host, data in _read_local(wanted, cache, target) if data is not None}
    missing = {host: digest for host, digest in wanted.items() if host not in found}
    if fetch is not None and missing:
        found |= _fetch_all(missing, fetch)
    return dict(_parse(found))


def _fetch_all(wanted: Mapping[str, str], fetch: Fetch) -> Mapping[str, bytes]:
    """Ask the hosts, several at once; stop asking if the first ones do not answer."""
    failed: list[str] = []

    def ask(host: str) -> tuple[str, bytes | None]:
        data = fetch(host) if len(failed) < _AT_ONCE else None
        if data is None:
            failed.append(host)
        return host, data

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = tuple(pool.map(ask, wanted))
    return {host: data for host, data in answers if data is not None and _is_asked_for(data, wanted[host])}


def keep_lists(cache: Path, lists: Mapping[str, bytes]) -> None:
    """Keep the lists of a sent release in `cache` for the next release. They replace the lists kept before."""
    folder = cache / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    names = {f"{sha256(data).hexdigest()}.json": data for data in lists.values()}
    for name, data in names.items():
        if not (folder / name).is_file():
            replace_file(folder / name, data)
    for file in folder.iterdir():
        if file.name not in names:
            file.unlink()


def fetch_list(host: str) -> bytes | None:
    """Return the list published by a host of its own files. Return None on failure or timeout.

    The list is fetched by https; redirects are not followed.
    """
    connection = http.client.HTTPSConnection(host, timeout=_SECONDS, context=ssl.create_default_context())
    try:
        connection.request("GET", f"{RELEASE_ADDRESS}{FILES_FILE}", headers={"Accept-Encoding": "identity"})
        answer = connection.getresponse()
        data = answer.read(LARGEST_LIST + 1) if answer.status == http.HTTPStatus.OK else b""
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
    return data if 0 < len(data) <= LARGEST_LIST else None


def _read_local(
    wanted: Mapping[str, str], cache: Path | None, target: Path | None
) -> Iterator[tuple[str, bytes | None]]:
    folders = [target / RECORDS_FOLDER / LISTS_FOLDER] if target is not None else []
    folders += [cache / _FOLDER] if cache is not None else []
    for host, digest in wanted.items():
        files = [folder / f"{digest}.json" for folder in folders]
        texts = (file.read_bytes() for file in files if file.is_file())
        yield host, next((data for data in texts if _is_asked_for(data, digest)), None)


def _is_asked_for(data: bytes, digest: str) -> bool:
    return sha256(data).hexdigest() == digest


def _parse(found: Mapping[str, bytes]) -> Iterator[tuple[str, HostList]]:
    for host, data in found.items():
        try:
            listed = parse_list(data)
        except ReleaseFormatError:
            continue
        if listed.host == host:
            yield host, listed
