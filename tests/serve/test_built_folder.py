"""Which folders are a finished build, and how their hosts are named on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portalgen.errors import UsageError
from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.built_folder import read_built_folder
from portalgen.serve.model import SiteHost

MAIN = "lamdong.gov.vn"


def pages(folder: Path, *paths: str) -> Path:
    """A folder with these files."""
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("<!doctype html>", "utf-8")
    return folder


def names(folder: Path, known: tuple[SiteHost, ...] = ()) -> dict[str, str]:
    """The local origin of each host."""
    addresses = LocalAddresses.from_hosts(read_built_folder(folder, known).hosts, 8000)
    return dict(addresses.origin_by_host)


def test_hosts_are_named_by_what_stands_before_the_domain_of_the_portal(tmp_path: Path) -> None:
    hosts = (MAIN, f"sngv.{MAIN}", f"a.b.{MAIN}", "cu.example.vn")
    pages(tmp_path, *(f"{host}/index.html" for host in hosts), "ghi-chu.txt")
    assert names(tmp_path) == {
        MAIN: "http://localhost:8000",
        f"sngv.{MAIN}": "http://sngv.localhost:8000",
        f"a.b.{MAIN}": "http://a-b.localhost:8000",
        "cu.example.vn": "http://cu-example-vn.localhost:8000",
    }


@pytest.mark.parametrize(
    ("hosts", "origins"),
    [
        (("sngv.lamdong.gov.vn",), ("sngv.localhost",)),
        (("www.example.vn",), ("localhost",)),
        (("www.example.vn", "so.example.vn"), ("localhost", "so.localhost")),
        (("so.a.vn", "so.b.vn"), ("so-a-vn.localhost", "so-b-vn.localhost")),
    ],
)
def test_a_part_of_a_portal_has_a_name_for_each_host(
    tmp_path: Path, hosts: tuple[str, ...], origins: tuple[str, ...]
) -> None:
    pages(tmp_path, *(f"{host}/tin/index.html" for host in hosts))
    assert [names(tmp_path)[host] for host in hosts] == [f"http://{origin}:8000" for origin in origins]


def test_the_sites_of_the_portal_name_the_hosts_that_are_there(tmp_path: Path) -> None:
    pages(tmp_path, "so.example.vn/index.html", "cu.example.vn/index.html", "example.vn/index.html")
    known = (
        SiteHost("cong", "example.vn", True),
        SiteHost("ngoaivu", "so.example.vn", False),
        SiteHost("xa", "example.vn", False, "/sites/xa/"),
        SiteHost("khac", "khac.example.vn", False),
    )
    built = read_built_folder(tmp_path, known)
    assert built.hosts == (*known[:3], SiteHost("cu", "cu.example.vn", False))


def test_sites_that_the_build_recorded_come_before_those_of_the_portal(tmp_path: Path) -> None:
    pages(tmp_path, "so.example.vn/index.html")
    state = {"inputs": "", "top": "", "diagnostics": [], "hosts": [["ngoaivu", "so.example.vn", "/"]], "pending": []}
    document = {"version": 2, "site": "_portal", "entries": {}, "bundles": {}, "rules": [], "state": state}
    (tmp_path / ".portalgen/sites").mkdir(parents=True)
    (tmp_path / ".portalgen/sites/_portal.json").write_text(json.dumps(document), "utf-8")
    known = (SiteHost("khac", "so.example.vn", False),)
    assert read_built_folder(tmp_path, known).hosts == (SiteHost("ngoaivu", "so.example.vn", True),)


def test_a_folder_that_leads_elsewhere_is_no_host(tmp_path: Path) -> None:
    elsewhere = pages(tmp_path / "elsewhere", "index.html")
    folder = pages(tmp_path / "build", "so.example.vn/index.html")
    (folder / "rieng.example.vn").symlink_to(elsewhere)
    assert read_built_folder(folder).hosts_with_pages == {"so.example.vn"}


@pytest.mark.parametrize(
    ("files", "named", "way_out"),
    [
        ((), ".", "portalgen build --out"),
        (("notes.old/a.txt", "content/so/a.html"), ".", "portalgen build --out"),
        (("public/so.example.vn/index.html",), ".", "portalgen serve --built {root}/public`"),
        (("so.example.vn/index.html",), "so.example.vn", "portalgen serve --built {root}`"),
        (("public.tar.gz",), ".", "tar -xf {root}/public.tar.gz -C xem"),
        (("public.zip",), "public.zip", "unzip {root}/public.zip -d xem"),
        (("a.html",), "a.html", "là tệp"),
        ((), "khong", "không có thư mục"),
    ],
)
def test_a_folder_that_is_no_build_is_refused_with_the_way_out(
    tmp_path: Path, files: tuple[str, ...], named: str, way_out: str
) -> None:
    pages(tmp_path, *files)
    with pytest.raises(UsageError) as refused:
        read_built_folder(tmp_path / named)
    assert way_out.format(root=tmp_path) in refused.value.vi


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"pages": [{}]}',
        '{"pages": [{"url": "javascript:alert(1)"}]}',
        '{"pages": [{"url": "https://a.vn/ b"}]}',
    ],
)
def test_a_list_of_changes_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (pages(tmp_path, "so.example.vn/index.html") / "changed-pages.json").write_text(text, "utf-8")
    with pytest.raises(UsageError) as refused:
        read_built_folder(tmp_path)
    assert "xóa tệp này" in refused.value.vi


def test_pages_of_a_submission_name_the_sites_of_their_hosts(tmp_path: Path) -> None:
    def row(url: str, site: str) -> dict[str, str]:
        return {"url": url, "site": site, "title": "A", "language": "vi", "change": "added"}

    rows = [
        row("https://example.vn/sites/xa/", "xa"),
        row("https://example.vn/", "cong"),
        row("https://bo.example.vn/a/", "so-ngoai-vu"),
        row("https://moi.example.vn/", "<b>"),
    ]
    (tmp_path / "changed-pages.json").write_text(json.dumps({"pages": rows, "other_files": []}), "utf-8")
    addresses = LocalAddresses.from_hosts(read_built_folder(tmp_path).hosts, 8000)
    hosts = {name: addresses.host_of(f"{name}.localhost:8000") for name in ("xa", "cong", "so-ngoai-vu", "moi")}
    assert hosts == {
        "xa": "example.vn",
        "cong": "example.vn",
        "so-ngoai-vu": "bo.example.vn",
        "moi": "moi.example.vn",
    }
    assert addresses.origin_by_host["example.vn"] == "http://localhost:8000"
    assert addresses.host_of("localhost") == "example.vn"


def test_pages_of_a_submission_name_their_hosts(tmp_path: Path) -> None:
    row = {"url": "https://so.example.vn/tin/a/", "title": "A", "language": "vi", "change": "removed"}
    (tmp_path / "changed-pages.json").write_text(json.dumps({"pages": [row], "sites": []}), "utf-8")
    built = read_built_folder(tmp_path)
    assert built.hosts == (SiteHost("so", "so.example.vn", False),)
    assert built.hosts_with_pages == frozenset()
