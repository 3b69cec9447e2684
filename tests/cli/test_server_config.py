"""`portalgen server-config` as it is typed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.publish.details import ReleaseDetails, format_details
from tests.makers.portal import AT, MAIN, SO, SmallPortal, page
from tests.makers.web_servers import RULES, make_certificate

Output = pytest.CaptureFixture[str]


def test_settings_lists_and_names_come_from_the_portal_and_its_build(tmp_path: Path, capsys: Output) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.write("content/so/gioi-thieu/moi.vi.md", page("so-moi", title="Mới", redirect_from="[/dia-chi-rat-cu/]"))
    portal.build_successfully()
    root = ["--root", str(portal.root), "server-config"]
    tls = ["--certificate", "/etc/ssl/a.pem", "--key", "/etc/ssl/a.key"]
    assert run_command([*root, "nginx", "--target", "/srv/portal/", *tls, "--out", str(tmp_path / "out")]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 4
    assert "root /srv/portal/current/$portal_host;" in (tmp_path / "out/portal-answers.inc").read_text()
    capsys.readouterr()
    assert run_command([*root, "list", str(portal.out)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert ("/dia-chi-rat-cu/", f"https://{SO}/gioi-thieu/moi/") in [(each["path"], each["to"]) for each in rows]
    file, _ = make_certificate(tmp_path, MAIN, SO)
    assert run_command([*root, "hosts", "--check-certificate", str(file)]) == 1
    assert "Chứng thư thiếu xa.example.vn." in capsys.readouterr().out
    assert run_command([*root, "caddy", "--target", "srv", *tls]) == 2
    assert "ví dụ /srv/portal" in capsys.readouterr().err
    assert run_command([*root, "nginx", "--target", "/srv", *tls, "--check", "may;1:80"]) == 2
    assert "ví dụ 127.0.0.1:8081" in capsys.readouterr().err


def test_a_prepared_release_and_a_target_are_listed_and_another_folder_is_refused(
    tmp_path: Path, capsys: Output
) -> None:
    details = format_details(ReleaseDetails(AT, "portalgen", RULES))
    (tmp_path / "about/000001-a").mkdir(parents=True)
    (tmp_path / "about/000001-a/details.json").write_bytes(details)
    (tmp_path / "current").symlink_to("releases/000001-a")
    assert run_command(["server-config", "list", str(tmp_path)]) == 0
    listed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    redirects = [each["is_prefix"] for each in listed if each["to"]]
    assert redirects == sorted(redirects)
    assert len(redirects) == len(RULES.redirects)
    assert (listed[-1]["status"], listed[-1]["path"]) == ("410", "/da-go/")
    assert run_command(["server-config", "list", str(tmp_path / "about")]) == 2
    assert "không phải bản dựng" in capsys.readouterr().err
