"""Scripts that a browser would not read are told at their line: one of them would stop all of `site.js`."""

from __future__ import annotations

import pytest

from portalgen.render.theme.checks.scripts import find_script_problems
from tests.makers.portal import SmallPortal, codes


def _with_script(portal: SmallPortal, text: str) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\nscripts: [own.js]\n")
    portal.write("themes/own/own.js", text)
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")


def test_a_script_with_a_syntax_error_is_refused_at_its_line(portal: SmallPortal) -> None:
    _with_script(portal, "const chữ = 1;\nlet a = ;\n")
    assert codes(portal.build()) == ["themes/own/own.js:2:7 TPL110"]
    portal.write("themes/own/own.js", "const chữ = 1;\nlet a = 2;\n")
    assert portal.build().is_written


def test_a_module_below_static_is_looked_at_too(portal: SmallPortal) -> None:
    _with_script(portal, "")
    portal.write("themes/own/static/search/words.js", "export const a = (;\n")
    assert [each.code for each in portal.check().diagnostics] == ["TPL110"]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("a(", (1, 2)),
        ("}", (1, 1)),
        ("} {", (1, 1)),
        ('let a = "ữ;\n', (1, 9)),
        ("if (a { }", (1, 6)),
        ("/* ữ */ a b", (1, 9)),
        ("`${a`", (1, 2)),
        ("\nimport a from 'b'", (2, 1)),
        ("export const a = 1", (1, 1)),
        ("let a = 1;\nf(\n  [b;\n", (3, 3)),
        ("if (a) return", (1, 8)),
        ("function f() { await a }", (1, 16)),
        ("await a", (1, 1)),
        ("let a = 1;\nconst a = 2;", (2, 7)),
    ],
)
def test_what_would_stop_the_other_scripts_is_reported_where_it_stands(script: str, found: tuple[int, int]) -> None:
    assert list(find_script_problems(script, is_module=False)) == [found]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "a?.b ?? c; d ||= 1; class E { #f = 1; static { } async *g() { yield 1; await h; return } }",
        "for (const [a, b] of c) { let a = 1; }\n{ const a = 1; } { const a = 2; }",
        "const f = async () => { await g(); return 1 };",
        "function f() {} function f() {} var a; var a;",
        "const t = `a ${b} c`; const r = /[/]/u;",
    ],
)
def test_what_a_browser_reads_is_no_fault(script: str) -> None:
    assert list(find_script_problems(script, is_module=False)) == []


def test_a_module_may_import_export_and_wait() -> None:
    assert list(find_script_problems("import a from './b.js'; export const c = await a;", is_module=True)) == []
    assert list(find_script_problems("import a from './b.js'; return", is_module=True)) == [(1, 25)]
