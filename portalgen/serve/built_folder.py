"""A finished build in a folder: its hosts, and their local names.

It may be the output of `portalgen build --out`, or the archive of a submission, unpacked on a machine without a portal.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.pipeline.incremental.site_state import PORTAL_MANIFEST, portal_state_from_row
from portalgen.serve.changed_pages import ListedPage, read_changed_pages
from portalgen.serve.model import SiteHost
from portalgen.writer.manifest import read_site_manifest

_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_WWW: Final = "www."
_ARCHIVES: Final = (".tar.gz", ".tgz", ".tar", ".zip")


@frozen
class BuiltFolder:
    """A folder with a finished build. `hosts` have pages, or changed pages, in it."""

    folder: Path
    hosts: tuple[SiteHost, ...]
    hosts_with_pages: frozenset[str]
    changed_pages: tuple[ListedPage, ...] | None = None
    """The changes of a submission; None if the folder has no list."""


def read_built_folder(folder: Path, known: tuple[SiteHost, ...] = ()) -> BuiltFolder:
    """Return the build in `folder`. `known` are the sites of the portal in the current folder, if any.

    Sites are named as recorded by the build, else as in the portal, else as in the changed pages, else by their hosts.
    Raises UsageError if there is no build.
    """
    if not folder.is_dir():
        raise _no_folder_error(folder)
    hosts = frozenset(_list_hosts(folder))
    changed_pages = read_changed_pages(folder)
    if not hosts and not changed_pages:
        raise _no_build_error(folder)
    every = hosts | {each.host for each in changed_pages or ()}
    sites = tuple(each for each in _read_recorded_hosts(folder) or known if each.host in every)
    return BuiltFolder(folder, _complete_sites(sites, every, changed_pages or ()), hosts, changed_pages)


def _list_hosts(folder: Path) -> Iterator[str]:
    """Yield the folders named like hosts that have a page. Symlinks are skipped: they may lead anywhere."""
    with os.scandir(folder) as entries:
        for each in entries:
            if each.is_dir(follow_symlinks=False) and _HOST.fullmatch(each.name) and _holds_page(each.path):
                yield each.name


def _holds_page(folder: str) -> bool:
    return any(name.endswith(".html") for _, _, names in os.walk(folder) for name in names)


def _read_recorded_hosts(folder: Path) -> tuple[SiteHost, ...]:
    state = portal_state_from_row(read_site_manifest(folder, PORTAL_MANIFEST).state)
    rows = state.hosts if state else ()
    return tuple(SiteHost(site, host, not number, path) for number, (site, host, path) in enumerate(rows))


def _complete_sites(
    sites: tuple[SiteHost, ...], hosts: frozenset[str], pages: tuple[ListedPage, ...]
) -> tuple[SiteHost, ...]:
    """Return the sites, with all sites named by the pages, and a site for each remaining host."""
    main = "" if any(each.is_main for each in sites) else _find_main_host(sorted(hosts - {each.host for each in sites}))
    known_hosts, known_sites = {each.host for each in sites}, {each.site for each in sites}
    listed: dict[str, str] = {}
    # Of sites that share a host, the one that has the page nearest to its root is the host's own.
    for page in sorted(pages, key=lambda each: each.path.count("/")):
        if page.site and page.site not in known_sites and page.host not in known_hosts:
            listed.setdefault(page.site, page.host)
    first = {host: site for site, host in reversed(listed.items())}
    sites += tuple(SiteHost(site, host, host == main and first[host] == site) for site, host in listed.items())
    return (*sites, *_name_hosts(hosts - {each.host for each in sites}, sites, main))


def _name_hosts(hosts: Iterable[str], sites: tuple[SiteHost, ...], main: str) -> Iterator[SiteHost]:
    """Yield hosts of unknown sites, each as a site named by the part of the host before the portal's domain."""
    named = sorted(hosts)
    domain = main or next((each.host for each in sites if each.is_main), "")
    suffix = f".{domain.removeprefix(_WWW)}"
    names = {host: host.removesuffix(suffix).replace(".", "-") if domain else host.split(".")[0] for host in named}
    names |= {main: "portal"} if main in names else {}
    uses = Counter((*names.values(), *(each.site for each in sites)))
    for host in named:
        name = names[host] if uses[names[host]] == 1 else host.replace(".", "-")
        yield SiteHost(name, host, host == main)


def _find_main_host(hosts: list[str]) -> str:
    """Return the host with the most other hosts below it, not counting `www.`.

    If there is none, a host with `www.`; else an empty text.
    """
    below = {
        host: sum(each.endswith(f".{host.removeprefix(_WWW)}") and each != host for each in hosts) for host in hosts
    }
    main = max(hosts, key=lambda host: (below[host], host.startswith(_WWW)), default="")
    return main if main and (below[main] or main.startswith(_WWW)) else ""


def _no_folder_error(path: Path) -> UsageError:
    if not path.exists():
        return UsageError(f"không có thư mục `{path}`", f"there is no folder `{path}`")
    if path.name.endswith(_ARCHIVES):
        return _packed_error(path)
    return UsageError(
        f"`{path}` là tệp, không phải thư mục của một bản dựng", f"`{path}` is a file, not the folder of a build"
    )


def _packed_error(archive: Path) -> UsageError:
    unpack = f"unzip {archive} -d xem" if archive.name.endswith(".zip") else f"mkdir xem && tar -xf {archive} -C xem"
    return UsageError(
        f"`{archive}` còn là tệp nén; hãy giải nén (`{unpack}`) rồi chạy `portalgen serve --built xem`",
        f"`{archive}` is packed still; unpack it (`{unpack}`), then run `portalgen serve --built xem`",
    )


def _no_build_error(folder: Path) -> UsageError:
    """Return the fix: the folder above or below is the build, it is still packed, or there is none."""
    entries = sorted(folder.iterdir())
    below = [each for each in entries if each.is_dir() and not each.is_symlink() and any(_list_hosts(each))]
    above = folder.resolve()
    if not below and _HOST.fullmatch(above.name) and _holds_page(str(above)):
        below = [above.parent]
    if below:
        return UsageError(
            f"`{folder}` không có thư mục nào theo tên miền; bản dựng nằm ở `{below[0]}`: `portalgen serve --built {below[0]}`",
            f"`{folder}` has no folder named by a host; the build lies in `{below[0]}`: `portalgen serve --built {below[0]}`",
        )
    packed = next((each for each in entries if each.is_file() and each.name.endswith(_ARCHIVES)), None)
    if packed:
        return _packed_error(packed)
    return UsageError(
        f"`{folder}` không phải bản dựng: bản dựng có một thư mục cho mỗi tên miền (như sngv.lamdong.gov.vn), trong đó có"
        f" các trang .html; hãy dựng bằng `portalgen build --out {folder}`, hoặc giải nén gói `changed-pages` của bài gửi duyệt",
        f"`{folder}` is no build: a build has a folder for each host (such as sngv.lamdong.gov.vn) with .html pages in it;"
        f" build it with `portalgen build --out {folder}`, or unpack the archive `changed-pages` of a submission",
    )
