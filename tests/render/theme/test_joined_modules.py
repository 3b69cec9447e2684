"""Modules of a script as few files: the same program, in scopes of their own, or nothing where that cannot be."""

from __future__ import annotations

import pytest

from portalgen.render.theme.checks.scripts import find_script_problems
from portalgen.render.theme.joined_modules import join_modules
from portalgen.render.theme.short_names import shorten_names

FILES = (
    (
        "search/a.js",
        'import { twice as double } from "./b.js";\nconst own = 2;\nlater = () => import("./c.js?again");\nshow(double(own));\n',
    ),
    (
        "search/b.js",
        "const own = 2; // two\nexport const twice = (value) => own * value;\nexport function unused() {}\n",
    ),
    ("search/c.js", 'import { twice } from "./b.js";\nexport const thrice = (value) => twice(value) + value;\n'),
    ("other.js", "nothing();\n"),
)


def test_what_is_imported_at_once_is_one_file_and_what_later_another() -> None:
    files = dict(join_modules("search/a.js", FILES))
    assert sorted(files) == ["search/a.js", "search/c.js"]
    first, later = files["search/a.js"], files["search/c.js"]
    assert 'import("./c.js?again")' in first
    assert "import{" not in first
    assert first.count("=2;") == 2, "each module keeps its own"
    assert "two" not in first
    assert later.startswith("import{$m")
    assert '"./a.js"' in later
    assert "export const{thrice}=" in later
    assert all([*find_script_problems(text, is_module=True)] == [] for text in files.values())


@pytest.mark.parametrize(
    "text",
    [
        "export default 1;\n",
        "export let a = 1;\n",
        'export * from "./b.js";\n',
        'import * as all from "./b.js";\n',
        'import "https://example.vn/a.js";\n',
        'import { a } from "./missing.js";\n',
        'import { a } from "./a.js";\n',
        "await load();\n",
        "use(import.meta.url);\n",
        "export const a = (;\n",
    ],
)
def test_what_cannot_be_joined_stays_as_it_is(text: str) -> None:
    assert join_modules("a.js", (("a.js", text), ("b.js", "export const b = 1;\n"))) == ()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("const value = 1; use(value);", "const a = 1; use(a);"),
        ("const { first, second: [third] } = given;", "const { first:a, second: [b] } = given;"),
        ("const first = 1; give({ first, second: first });", "const a = 1; give({ first:a, second: a });"),
        ("const text = `${text.length} text`;", "const a = `${a.length} text`;"),
        ("function add(one, { two = one }) { return one + two; }", "function c(a, { two:b = a }) { return a + b; }"),
        ("const location = 1; name.a = location;", "const location = 1; name.a = location;"),
        ("for (const each of all) each.each();", "for (const a of all) a.each();"),
    ],
)
def test_declared_names_become_short_and_no_others(text: str, short: str) -> None:
    assert shorten_names(text) == short
