"""`scripts/check` runs the tests of what changed and of the packages above it, and says why."""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.makers.layers import LAYERS, PLANNED, list_packages_above
from tests.makers.selection import (
    BROWSER_FILES,
    FOLLOWING,
    READERS_OF_CONTENT,
    READERS_OF_THEME,
    ROOT,
    RULES,
    STRUCTURE,
    Comparison,
    UnknownBaseError,
    choose_tests,
    compare_work_tree,
    find_rule,
)


def paths_for(*changed: str) -> list[str]:
    """The arguments of pytest for a change, without those about Python code in general."""
    return [each for each in choose_tests(changed).arguments() if each not in STRUCTURE]


def is_whole_lane(*changed: str) -> bool:
    return choose_tests(changed).tests == ()


def test_a_package_brings_its_tests_and_those_of_the_packages_above_it() -> None:
    assert paths_for("portalgen/serve/server.py")[:2] == ["tests/serve", "tests/cli"]
    chosen = paths_for("portalgen/lint/run.py")
    assert {"tests/lint", "tests/editorial", "tests/pipeline", "tests/cli"} <= set(chosen)
    assert not {"tests/writer", "tests/render", "tests/text"} & set(chosen)


@pytest.mark.parametrize("package", sorted({name for layer in LAYERS for name in layer} - PLANNED))
def test_every_package_brings_its_own_tests_and_none_of_those_below(package: str) -> None:
    chosen = set(paths_for(f"portalgen/{package}/some_module.py"))
    above = list_packages_above(package)
    assert {f"tests/{name}" for name in (package, *above) if (ROOT / "tests" / name).is_dir()} <= chosen
    folders = {f"tests/{name}" for name in (package, *above)} | {folder for folder, _ in FOLLOWING}
    importing = re.compile(rf"portalgen\.{package}\b")
    beside = {path for path in chosen - folders if not path.startswith("--heavy-too")}
    assert [path for path in beside if not any(importing.search(text) for text in texts_behind(path))] == []


def texts_behind(path: str) -> list[str]:
    """The text of a test file, and of all makers that it imports, directly or by others."""
    seen, waiting = dict[str, str](), [path]
    while waiting:
        name = waiting.pop()
        if name not in seen and (ROOT / name).is_file():
            seen[name] = (ROOT / name).read_text("utf-8")
            names = re.findall(r"tests\.makers[\w.]*", seen[name])
            names += [f"{module}.{each}" for module, rest in re.findall(r"from (tests\.makers[\w.]*) import ([^\n]+)", seen[name])
                      for each in re.findall(r"\w+", rest)]  # fmt: skip
            waiting += [f"{each.replace('.', '/')}.py" for each in names]
            conftest = (ROOT / name).parent / "conftest.py"
            waiting.append(conftest.relative_to(ROOT).as_posix())
    return list(seen.values())


def test_the_layers_go_from_the_command_line_to_the_diagnostics() -> None:
    assert list_packages_above("cli") == ()
    assert list_packages_above("pipeline") == ("serve", "cli")
    assert "diagnostics" not in list_packages_above("errors")


def test_every_folder_of_tests_belongs_to_a_package_a_following_folder_or_a_rule() -> None:
    by_rules = {path for rule in RULES for path in (*rule.tests.paths, *rule.tests.whole)}
    named = {f"tests/{name}" for layer in LAYERS for name in layer} | {folder for folder, _ in FOLLOWING} | by_rules
    folders = {file.relative_to(ROOT).parts[1] for file in (ROOT / "tests").rglob("test_*.py")}
    folders = {f"tests/{name}" for name in folders if not name.endswith(".py")} - {"tests/browser"}
    assert {folder for folder in folders if folder not in named} == set()


def test_every_file_of_the_browser_is_in_one_of_the_two_halves() -> None:
    assert sorted(BROWSER_FILES) == sorted(
        file.relative_to(ROOT).as_posix() for file in (ROOT / "tests/browser").glob("test_*.py")
    )


def test_every_rule_names_tests_and_files_that_are_there() -> None:
    tests = {path for rule in RULES for path in (*rule.tests.paths, *rule.tests.whole)}
    assert {path for path in tests if not (ROOT / path).exists()} == set()
    assert [rule.patterns for rule in RULES if not any(list(ROOT.glob(glob_of(each))) for each in rule.patterns)] == []


def glob_of(pattern: str) -> str:
    return f"{pattern[:-1]}**/*" if pattern.endswith("/*") else pattern


def tracked_files() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("which files belong to the repository is known to Git alone")
    return [path for path in done.stdout.split("\0") if (ROOT / path).is_file()]


def test_every_rule_is_the_one_of_nearly_all_files_that_it_matches() -> None:
    """A rule that stands behind a wider one would never be asked."""
    files = tracked_files()
    for rule in RULES:
        matching = [path for path in files if any(fnmatchcase(path, pattern) for pattern in rule.patterns)]
        own = [path for path in matching if find_rule(path) is rule]
        narrower = [path for path in matching if RULES.index(find_rule(path) or rule) < RULES.index(rule)]
        assert own, rule.patterns
        assert len(own) + len(narrower) == len(matching)
        assert rule.patterns[0] in ("docs/*", "themes/*", "site-config/*", "scripts/*") or not narrower, rule.patterns


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/lacduong/_index.vi.md", "tests/law/test_quotations.py"),
        (".github/pull_request_template.md", "tests/forge/test_template.py"),
        ("docs/how-to/kiem-toan.md", "tests/editorial/questions/test_auditors_guide.py"),
        ("docs/decisions/0016-workflows.md", "tests/forge/test_workflows.py"),
        ("tests/lint/word_users/clean.txt", "tests/lint"),
        ("tests/lighthouse/package.json", "tests/browser/test_lighthouse.py"),
        ("portalgen/cli/server_config_hosts.py", "tests/publish/servers/test_settings.py"),
        ("themes/default/layouts/base.html", "tests/pipeline/sites"),
    ],
)
def test_tests_outside_of_the_obvious_folder_run_too(path: str, expected: str) -> None:
    assert (ROOT / path).exists()
    assert expected in choose_tests((path,)).arguments()


def test_every_file_of_the_repository_chooses_tests_or_the_whole_lane() -> None:
    """A path without a test would end the run with "no tests ran".

    Its time is the parsing of all test files and makers, once, and some hundred choices among them.
    """
    for path in {path.rpartition("/")[0]: path for path in tracked_files()}.values():  # one of each folder
        arguments = [each for each in choose_tests((path,)).arguments() if not each.startswith("--")]
        for argument in arguments:
            place = ROOT / argument
            assert place.is_file() or any(place.rglob("test_*.py")), (path, argument)


def test_a_file_that_no_test_is_known_to_concern_is_not_hidden_by_another_one() -> None:
    choice = choose_tests(("scripts/revision.bash", "CHANGELOG.md"))
    assert (choice.tests, choice.reasons) == (
        (), ("the whole quick lane: no test is known to concern scripts/revision.bash",),
    )  # fmt: skip


def test_a_test_that_reaches_a_package_by_a_maker_is_one_of_its_tests() -> None:
    chosen = choose_tests(("portalgen/pipeline/linting/pages.py",)).arguments()
    assert "tests/lint/test_suppression.py" in chosen and "tests/lint/test_baseline.py" in chosen


def test_a_command_brings_the_heavy_tests_that_run_it() -> None:
    chosen = choose_tests(("portalgen/cli/ci.py",)).arguments()
    assert "--heavy-too=tests/forge/test_submission.py" in chosen and "--heavy-too=tests/cli" in chosen


def test_the_tests_that_read_the_theme_are_those_of_the_table() -> None:
    reading = re.compile(r"themes/default/(?:layouts|components|static|styles|strings)")
    files = (file for file in (ROOT / "tests").rglob("test_*.py") if file.name != "test_selection.py")
    readers = {file.relative_to(ROOT).as_posix() for file in files if reading.search(file.read_text("utf-8"))}
    heavy = ("tests/browser/", "tests/docs/", "tests/portal/", "tests/test_docs.py", "tests/forge/", "tests/bench/")
    known = (*heavy, *READERS_OF_THEME)
    assert {path for path in readers if not path.startswith(known)} == set()


def test_the_tests_that_read_the_content_are_those_of_the_table() -> None:
    reading = re.compile(r'ROOT / "content')
    files = (file for file in (ROOT / "tests").rglob("test_*.py") if file.name != "test_selection.py")
    readers = {file.relative_to(ROOT).as_posix() for file in files if reading.search(file.read_text("utf-8"))}
    heavy = ("tests/browser/", "tests/docs/", "tests/portal/", "tests/test_docs.py")
    assert {path for path in readers if not path.startswith(heavy)} == set(READERS_OF_CONTENT)


def test_documents_theme_and_browser_are_tested_only_if_their_files_changed() -> None:
    for package in ("text", "lint", "render", "cli"):
        arguments = paths_for(f"portalgen/{package}/module.py")
        assert [each for each in arguments if re.search(r"tests/(?:test_)?docs|browser|tests/portal\b", each)] == []
    assert paths_for("docs/how-to/viet-bai.md") == [
        "tests/docs", "tests/test_docs.py", "--heavy-too=tests/docs", "--heavy-too=tests/test_docs.py",
    ]  # fmt: skip
    assert "--heavy-too=tests/browser/test_layouts.py" in paths_for("themes/default/layouts/base.html")
    assert "tests/browser/test_search_page.py" not in paths_for("themes/default/layouts/base.html")
    assert "--heavy-too=tests/browser/test_search_page.py" in paths_for("themes/default/static/search/search.js")


def test_a_line_of_the_changelog_starts_no_command_of_a_guide() -> None:
    assert [each for each in paths_for("CHANGELOG.md", "docs/decisions/README.md") if "--heavy" in each] == []


def test_settings_of_the_law_are_tested_as_the_package_that_reads_them() -> None:
    chosen = paths_for("site-config/legal/deadlines.yaml")
    assert {"tests/law", "tests/lint", "tests/cli", "--heavy-too=tests/portal"} <= set(chosen)


def test_a_changed_test_runs_with_its_heavy_tests_and_a_removed_one_is_left_out() -> None:
    assert paths_for("tests/serve/test_command.py") == [
        "tests/serve/test_command.py", "--heavy-too=tests/serve/test_command.py",
    ]  # fmt: skip
    assert "tests/serve/test_removed.py" not in paths_for("tests/serve/test_removed.py", "portalgen/cli/main.py")


def test_data_below_tests_brings_the_tests_of_the_nearest_folder() -> None:
    for path in ("tests/browser/queries.yaml", "tests/browser/queries/new.yaml"):
        assert paths_for(path) == ["tests/browser", "--heavy-too=tests/browser"]


def test_a_maker_brings_the_tests_that_import_it_also_by_other_makers() -> None:
    chosen = paths_for("tests/makers/ssh_server.py")
    assert "tests/publish/sending/test_servers.py" in chosen
    assert "tests/text/test_slugs.py" not in chosen


def test_a_script_brings_the_tests_that_name_it() -> None:
    chosen = paths_for("scripts/former-units")
    assert "tests/test_former_units.py" in chosen
    assert "tests/forge/test_workflows.py" in paths_for(".github/workflows/weekly.yml")


@pytest.mark.parametrize(
    "path", ["pyproject.toml", "requirements.txt", "tests/conftest.py", "tests/makers/portal.py", "portalgen/new/x.py"]
)
def test_a_file_that_can_concern_every_test_brings_the_whole_lane(path: str) -> None:
    assert is_whole_lane(path, "portalgen/serve/server.py")
    assert path in choose_tests((path,)).reasons[0]


def test_a_change_without_any_test_brings_the_whole_lane() -> None:
    assert is_whole_lane()
    assert is_whole_lane(f"scripts/{'x' * 12}")  # written in parts, since this file would name it


def test_every_choice_gives_its_reason() -> None:
    documents, serve, structure = choose_tests(("portalgen/serve/server.py", "docs/how-to/viet-bai.md")).reasons
    assert documents == "tests/docs, tests/test_docs.py, with heavy tests: docs/how-to/viet-bai.md changed"
    assert serve.startswith("tests/serve, tests/cli, ")
    assert serve.endswith(": portalgen/serve/server.py changed")
    assert structure == "tests (11 files): Python code changed"


class TestComparing:
    """The files that differ from main."""

    @pytest.fixture
    def tree(self, tmp_path: Path) -> Path:
        self.git(tmp_path, "init", "--quiet", "--initial-branch=main")
        (tmp_path / "a").write_text("a", "utf-8")
        (tmp_path / "b").write_text("b", "utf-8")
        self.commit(tmp_path)
        return tmp_path

    def git(self, folder: Path, *arguments: str) -> None:
        name = ("-c", "user.name=A", "-c", "user.email=a@example.vn")
        subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)

    def commit(self, folder: Path) -> None:
        self.git(folder, "add", "--all")
        self.git(folder, "commit", "--quiet", "--message=x")

    def test_committed_changed_untracked_and_removed_files_count(self, tree: Path) -> None:
        self.git(tree, "switch", "--quiet", "--create=work")
        (tree / "committed").write_text("c", "utf-8")
        self.commit(tree)
        (tree / "a").write_text("A", "utf-8")
        (tree / "b").unlink()
        (tree / "tệp mới").write_text("n", "utf-8")
        assert compare_work_tree(tree) == Comparison("main", ("a", "b", "committed", "tệp mới"))

    def test_files_that_only_main_changed_meanwhile_do_not_count(self, tree: Path) -> None:
        self.git(tree, "switch", "--quiet", "--create=work")
        self.git(tree, "switch", "--quiet", "main")
        (tree / "a").write_text("A", "utf-8")
        self.commit(tree)
        self.git(tree, "switch", "--quiet", "work")
        (tree / "b").write_text("B", "utf-8")
        assert compare_work_tree(tree).changed == ("b",)

    def test_a_clone_compares_with_main_of_its_origin(
        self, tree: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        clone = tmp_path_factory.mktemp("clone") / "portal"
        self.git(tree, "clone", "--quiet", str(tree), str(clone))
        self.git(clone, "switch", "--quiet", "--create=work")
        self.git(clone, "branch", "--quiet", "--delete", "main")
        (clone / "b").write_text("B", "utf-8")
        assert compare_work_tree(clone) == Comparison("origin/main", ("b",))

    def test_main_itself_is_compared_only_with_a_given_revision(self, tree: Path) -> None:
        (tree / "a").write_text("A", "utf-8")
        assert compare_work_tree(tree).reason.startswith("this is main")
        assert compare_work_tree(tree, "HEAD") == Comparison("HEAD", ("a",))

    def test_without_git_or_main_nothing_is_compared(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        assert compare_work_tree(tmp_path).reason == "there is no Git repository that can be read"
        self.git(tmp_path, "init", "--quiet", "--initial-branch=work")
        assert compare_work_tree(tmp_path).reason == "there is no main to compare with"
        monkeypatch.setenv("PATH", "")
        assert compare_work_tree(tmp_path).reason == "there is no Git repository that can be read"

    def test_an_unknown_revision_is_reported(self, tree: Path) -> None:
        with pytest.raises(UnknownBaseError, match="no revision `mian`"):
            compare_work_tree(tree, "mian")

    def test_a_tag_called_main_is_not_main(self, tree: Path) -> None:
        self.git(tree, "switch", "--quiet", "--create=work")
        (tree / "a").write_text("A", "utf-8")
        self.commit(tree)
        self.git(tree, "tag", "main")
        assert compare_work_tree(tree) == Comparison("main", ("a",))

    def test_nothing_is_known_to_be_unchanged_where_git_fails(self, tree: Path) -> None:
        self.git(tree, "switch", "--quiet", "--create=work")
        (tree / ".git" / "index").write_bytes(b"broken")
        assert compare_work_tree(tree).reason.startswith("Git cannot compare with main")
        with pytest.raises(UnknownBaseError):
            compare_work_tree(tree, "HEAD")
