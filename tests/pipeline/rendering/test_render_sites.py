"""Worker processes: their number changes nothing, and what happens when the system ends one."""

from __future__ import annotations

import json
import os
import signal
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.errors import UnusableEnvironmentError
from portalgen.outputs.output_renderer import OutputRenderer
from portalgen.pipeline.rendering import render_sites
from portalgen.plan.model import Output
from tests.makers.portal import SmallPortal, codes, page, tree


def test_a_worker_that_the_system_kills_ends_the_build_with_a_sentence(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.build_successfully()
    before = portal.html("www.example.vn/index.html")
    portal.edit("site-config/sites/so.yaml", "short: Sở Ngoại vụ", "short: Sở NV")
    parent = os.getpid()

    def killed(self: OutputRenderer, output: object, known: str) -> None:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(OutputRenderer, "render", killed)
    monkeypatch.setattr("portalgen.pipeline.rendering.render_sites.BATCH_SIZE", 4)
    monkeypatch.setattr("portalgen.pipeline.rendering.render_sites.PARALLEL_FROM", 4)
    with pytest.raises(UnusableEnvironmentError, match="--jobs 1"):
        portal.build(jobs=2)
    assert portal.html("www.example.vn/index.html") == before


@given(st.lists(st.integers(1, 130), max_size=12))
def test_batches_hold_every_output_once_and_end_where_a_site_does(sizes: list[int]) -> None:
    outputs = [SimpleNamespace(site=str(site)) for site, size in enumerate(sizes) for _ in range(size)]
    batches = list(render_sites._cut_batches(cast(list[Output], outputs)))
    assert [number for start, end in batches for number in range(start, end)] == list(range(len(outputs)))
    for start, end in batches:
        assert end - start <= render_sites.BATCH_SIZE
        half = outputs[start + render_sites.BATCH_SIZE // 2 : end]
        assert len({each.site for each in half}) <= 1, "the next site would have begun a batch"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Further processes are used for a small portal as well."""
    monkeypatch.setattr("portalgen.pipeline.rendering.render_sites.BATCH_SIZE", 4)
    monkeypatch.setattr("portalgen.pipeline.rendering.render_sites.PARALLEL_FROM", 4)
    monkeypatch.setattr("portalgen.pipeline.sites.site_folders._MANY", 1)


@pytest.mark.usefixtures("soon")
def test_several_processes_read_and_render_what_one_does(portal: SmallPortal) -> None:
    text = page("xa-a", "Xem [Cổng](site:portal) và [tin](id:so-hop-bao).\n", kind="news", title="A", date="2026-01-05")
    portal.write("content/xa/tin-tuc/a.vi.md", text)
    one, two, three = (portal.root.parent / name for name in ("one", "two", "three"))
    portal.build_successfully(out=one, remember=False)
    portal.build_successfully(out=two, remember=False, jobs=2)
    portal.build_successfully(out=three, jobs=2)
    assert tree(one) == tree(two) == tree(three)
    for out in (two, three):
        for sheet in (one / ".portalgen" / "sites").iterdir():
            told = json.loads((out / ".portalgen" / "sites" / sheet.name).read_bytes())
            assert told["state"] == json.loads(sheet.read_bytes())["state"], sheet.name
    assert portal.build_successfully(out=three, jobs=2).changed_paths == ()


@pytest.mark.usefixtures("soon")
def test_several_processes_report_what_one_reports(portal: SmallPortal) -> None:
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "title:", "titel:")
    portal.edit("content/so/tin-tuc/hoi-nghi.vi.md", "Nội dung.", "[a](id:mat) và [b](khai-truong.vi.md#mat)")
    portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "site:so", "id:so-chuc-nang#mat")
    one = codes(portal.build(remember=False))
    assert len(one) == 3
    assert codes(portal.build(remember=False, jobs=2)) == one
    assert codes(portal.build(jobs=2)) == one
    assert codes(portal.build(jobs=2)) == one


@pytest.mark.usefixtures("soon")
def test_of_the_templates_of_a_theme_that_go_too_far_the_first_is_reported_by_any_number_of_processes(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portalgen.render.theme.template_limits.MAX_STEPS", 20_000)
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.edit("site-config/profiles.yaml", "theme: default", "theme: own")
    for path in ("layouts/page.html", "layouts/news.html", "layouts/list.html", "layouts/contact.html"):
        portal.write(
            f"themes/own/{path}", "{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}"
        )
    several = codes(portal.build(remember=False, jobs=2))
    assert len(several) == 1
    assert codes(portal.build(remember=False)) == several
