"""The reader that judges the shipped portal sees what is wrong in a page that was made to be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers.output_reader import Output, addresses_in_css, imports_in_script, read_output

PAGE = """<!doctype html><html lang="vi"><head><title>Tin</title>
<link rel="stylesheet" href="/a.css"><link rel="alternate" hreflang="en" href="https://b.vn/en/">
<meta name="robots" content="noindex"></head><body onload="x()">
<main><h1 id="x">A</h1><h1 id="x">B</h1></main>
<a href="https://b.vn/#co">a</a> <a href="https://b.vn/#mat">b</a> <a href="../mat/">c</a> <a href="https://e.vn/">d</a>
<picture><source srcset="/1.avif 1w, /2.avif 2w"><img src="/1.png" alt="" style="color:red"></picture>
<script>x()</script><script type="application/ld+json">{}</script><iframe src="https://e.vn"></iframe>
</body></html>"""


@pytest.fixture
def output(tmp_path: Path) -> Output:
    for path, text in (("a.vn/tin/index.html", PAGE), ("b.vn/index.html", '<html lang="vi"><p id="co">')):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return read_output(tmp_path)


def test_broken_files_and_anchors_are_seen_across_hosts(output: Output) -> None:
    links = [link.url for link in output.pages["a.vn/tin/index.html"].links]
    ours = {url: output.broken(url) for url in links if output.is_ours(url)}
    assert ours == {
        "https://a.vn/a.css": "no such file",
        "https://b.vn/en/": "no such file",
        "https://b.vn/#co": "",
        "https://b.vn/#mat": "no such anchor",
        "https://a.vn/mat/": "no such file",
    }
    assert output.broken("https://a.vn/tin") == "no such file"


def test_everything_that_is_loaded_is_seen(output: Output) -> None:
    loaded = {link.written for link in output.pages["a.vn/tin/index.html"].loaded}
    assert loaded == {"/a.css", "/1.avif", "/2.avif", "/1.png"}


def test_what_a_strict_policy_refuses_is_seen(output: Output) -> None:
    unsafe = output.pages["a.vn/tin/index.html"].unsafe
    assert unsafe == ("body onload=x()", "img style=color:red", "<script>", "<iframe>")


def test_the_structure_is_seen(output: Output) -> None:
    page = output.pages["a.vn/tin/index.html"]
    assert (page.url, page.language, page.title, page.headings, page.mains) == ("https://a.vn/tin/", "vi", "Tin", 2, 1)
    assert (page.indexed, page.repeated, page.canonical) == (False, ("x",), ())


def test_addresses_in_styles_and_scripts_are_seen() -> None:
    assert addresses_in_css("a{b:url(x.woff2)} c{d:url('y.svg#z')}") == ["x.woff2", "y.svg#z"]
    assert imports_in_script('import {a} from "./b.js"; await import("../c.js")') == ["./b.js", "../c.js"]
