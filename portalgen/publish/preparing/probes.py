"""The addresses that have to answer before a release goes live: each host's home, search page and feed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final
from urllib.parse import quote

from portalgen.publish.manifest import HostList

_INDEX: Final = "index.html"
PROBED_FILES: Final = ((_INDEX,), (f"tim-kiem/{_INDEX}", f"search/{_INDEX}"), ("feed.xml",))
"""The files of the home, the search page and the feed, in any language and below the prefix of any."""


def list_probes(lists: Mapping[str, HostList]) -> tuple[str, ...]:
    """Return an address of each kind for each host that has one: the nearest to the host's root."""
    return tuple(address for host in sorted(lists) for address in _list_of_host(host, lists[host].files))


def _list_of_host(host: str, paths: Collection[str]) -> Iterator[str]:
    for names in PROBED_FILES:
        found = [path for path in paths if path in names or path.endswith(tuple(f"/{name}" for name in names))]
        if found:
            nearest = min(found, key=lambda path: (path.count("/"), path))
            address = nearest.removesuffix(_INDEX) if nearest.rpartition("/")[2] == _INDEX else nearest
            yield f"https://{host}/{quote(address)}"
