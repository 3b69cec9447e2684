"""`portalgen server-config` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from tests.makers.portal import MAIN, SO, SmallPortal
from tests.makers.web_servers import make_certificate

Output = pytest.CaptureFixture[str]


@pytest.mark.needs("openssl")
def test_settings_and_names_come_from_the_portal(tmp_path: Path, capsys: Output) -> None:
    portal = SmallPortal(tmp_path / "portal")
    root = ["--root", str(portal.root), "server-config"]
    tls = ["--certificate", "/etc/ssl/a.pem", "--key", "/etc/ssl/a.key"]
    assert run_command([*root, "nginx", "--target", "/srv/portal/", *tls, "--out", str(tmp_path / "out")]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 4
    assert "root /srv/portal/current/$portal_host;" in (tmp_path / "out/portal-answers.inc").read_text()
    capsys.readouterr()
    file, _ = make_certificate(tmp_path, MAIN, SO)
    assert run_command([*root, "hosts", "--check-certificate", str(file)]) == 1
    assert "Chứng thư thiếu xa.example.vn." in capsys.readouterr().out
    assert run_command([*root, "caddy", "--target", "srv", *tls]) == 2
    assert "ví dụ /srv/portal" in capsys.readouterr().err
    assert run_command([*root, "nginx", "--target", "/srv", *tls, "--check", "may;1:80"]) == 2
    assert "ví dụ 127.0.0.1:8081" in capsys.readouterr().err
    assert run_command([*root, "nginx", "--target", "/srv", *tls, "--check", "::1:8081"]) == 2
    assert "[::1]:8081" in capsys.readouterr().err
    make_certificate(tmp_path / "hosts" / MAIN, MAIN)
    folder = ["--certificate-folder", str(tmp_path / "hosts")]
    assert run_command([*root, "caddy", "--target", "/srv", *folder, "--out", str(tmp_path / "caddy")]) == 0
    assert f"{tmp_path}/hosts/{SO}/privkey.pem" in capsys.readouterr().err
    assert run_command([*root, "hosts", "--check-folder", str(tmp_path / "hosts")]) == 1
    assert f"Thiếu tệp {tmp_path}/hosts/{SO}/privkey.pem." in capsys.readouterr().out
