"""Modules of a script as few files: the same program, in scopes of their own, or nothing where that cannot be."""

from __future__ import annotations

import multiprocessing
import sys

import pytest

from portalgen.render.theme.checks.scripts import find_script_problems
from portalgen.render.theme.joined_modules import join_modules

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
    assert first.count("=2") == 2, "each module keeps its own"
    assert "two" not in first
    assert later.startswith("import{$m")
    assert '"./a.js"' in later
    assert "export const{a:thrice}=" in later
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


def test_a_fork_of_a_process_that_joined_modules_can_join_others() -> None:
    """Processes that render are forked, and may load a theme: a library whose threads they lack would let them wait for ever."""
    join_modules("search/a.js", FILES)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply_async(join_modules, ("search/a.js", FILES)).get(timeout=20) == join_modules(
            "search/a.js", FILES
        )


def test_no_thread_of_a_library_is_left_in_the_process_that_joined_modules() -> None:
    join_modules("search/a.js", FILES)
    assert "minify" not in sys.modules
