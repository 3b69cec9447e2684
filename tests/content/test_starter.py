"""The portal that `portalgen init` makes to start from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from portalgen.config.legal import load_legal_settings
from portalgen.config.load import load_portal
from portalgen.content.starter import build_starter_portal
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.build import build
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.options import BuildOptions

AT = datetime(2026, 11, 24, 8, tzinfo=VIETNAM)
EMERGENCY = """\
---
id: portal-bao-so-0
kind: emergency
title: Bão số 0 gần bờ (mẫu)
summary: Gió mạnh, chằng chống nhà cửa.
date: 2026-11-24T08:00
level: danger
hazard: storm
for_sites: [all]
from: 2026-11-24T08:00
until: 2026-11-25T08:00
received: {at: 2026-11-24T07:30, via: Điện thoại}
---

Ở trong nhà khi gió mạnh.
"""
PAGE = "content/portal/tin-tuc/khai-truong"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A portal that was just made."""
    for path, text in build_starter_portal(AT):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_it_takes_the_formats_that_the_province_takes(started: Path) -> None:
    made, shipped = load_portal(started)[0], load_portal(ROOT)[0]
    assert made is not None
    assert shipped is not None
    assert made.settings.attachment_formats == shipped.settings.attachment_formats


def test_its_documents_have_to_be_sufficient_from_its_first_day(started: Path) -> None:
    legal = load_legal_settings(started)[0]
    assert legal is not None
    assert legal.documents_checked_from == legal.evidence_starts == datetime(2026, 11, 24, tzinfo=VIETNAM)


def test_a_film_with_captions_is_published_as_it_is(started: Path) -> None:
    film = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
    (started / PAGE / "phim.mp4").write_bytes(film)
    (started / PAGE / "phim.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào\n", "utf-8")
    with (started / PAGE / "index.vi.md").open("a", encoding="utf-8") as page:
        page.write('\n{{ video file="phim.mp4" title="Phim mẫu" captions="phim.vtt" }}\n')
    result = build(BuildOptions(started, started / "public", AT, search=False))
    assert result.diagnostics == ()
    folder = started / "public/www.example.vn/tin-tuc/khai-truong"
    assert (folder / "phim.mp4").read_bytes() == film
    html = (folder / "index.html").read_text("utf-8")
    assert '<track kind="captions" src="/tin-tuc/khai-truong/phim.vtt" srclang="vi"' in html
    assert "<video controls" in html


def test_it_is_without_anything_to_correct_and_shows_the_steps_of_its_life_event(started: Path) -> None:
    report = lint(LintOptions(started, AT))
    assert {each.diagnostic.code for each in report.findings} == {"DDL211", "SIT203"}  # no history, nothing confirmed
    result = build(BuildOptions(started, started / "public", AT, search=False))
    assert result.diagnostics == ()
    host = started / "public/www.example.vn"
    assert "Tìm thủ tục trên Cổng Dịch vụ công Quốc gia" in (host / "viec-can-lam/khai-sinh/index.html").read_text(
        "utf-8"
    )
    home = (host / "index.html").read_text("utf-8")
    assert 'href="/viec-can-lam/"' in home
    assert "banner" not in home


def test_an_emergency_stands_first_once_its_file_is_written(started: Path) -> None:
    (started / "content/portal/khan-cap").mkdir()
    (started / "content/portal/khan-cap/bao.vi.md").write_text(EMERGENCY, "utf-8")
    result = build(BuildOptions(started, started / "public", AT, search=False))
    assert result.diagnostics == ()
    home = (started / "public/www.example.vn/index.html").read_text("utf-8")
    assert home.index("Bão số 0 gần bờ") < home.index("<header")
