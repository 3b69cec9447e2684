"""Every rule's documented examples do what the rule's page says: the bad one is told, the good one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint import rules
from portalgen.lint.documentation import read_rule_page
from portalgen.lint.fixes.apply import FIXABLE_CODES, fix_source
from portalgen.lint.model import Finding, LintRule
from portalgen.lint.rules.table import load_rules
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.lint.story import AT, build_story, play_steps
from tests.makers.lint.suggestions import add_line, apply_replacements, line_of_advice, replacement_of

LEAVE_WORDS_TO_THE_AUTHOR = {
    "PRV218": "the picture, and who keeps the consent",
    "SRC210": "the name of the source, now in the text",
    "SRC211": "the author and the day of the source",
}
"""Rules that advise a line together with others whose words only the author knows."""

FOLDER = Path(rules.__file__).parent


def module_of(rule: LintRule) -> str:
    """The module that declares the rule."""
    return rule.check.__module__


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_the_bad_example_of_a_rule_is_reported(rule: LintRule, tmp_path: Path) -> None:
    page = read_rule_page(rule.code)
    options = build_story(page.bad, tmp_path)
    report = lint(options)
    found = [each for each in report.findings if each.code == rule.code]
    assert found, f"{rule.code}.md: what its example marks with - is not reported"
    for language in ("vi", "en"):  # raises if a page has a placeholder that the check gives no value for
        assert sentence_of(found[0].diagnostic, language) and help_of(found[0].diagnostic, language)
    check_suggestions(rule.code, options, report.findings)


def check_suggestions(code: str, options: LintOptions, before: tuple[Finding, ...]) -> None:
    """Follow each suggestion of the report to the letter: its finding must be gone, without a new error."""
    followed = [each for each in before if replacement_of(each.diagnostic)]
    if followed:
        apply_replacements(options.root, (each.diagnostic for each in followed))
    else:
        followed = [each for each in before if each.code == code and line_of_advice(each.diagnostic)][:1]
        if not followed or code in LEAVE_WORDS_TO_THE_AUTHOR:
            return
        add_line(options.root, followed[0].diagnostic)
    after = lint(options).findings
    places = {(each.code, each.place.path) for each in followed}
    assert [each.place for each in after if (each.code, each.place.path) in places] == []
    assert {each.code for each in after if each.severity is Severity.ERROR} <= {each.code for each in before}


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_the_good_example_of_a_rule_is_not_reported(rule: LintRule, tmp_path: Path) -> None:
    page = read_rule_page(rule.code)
    found = [each for each in play_steps(page.good, tmp_path).findings if each.code == rule.code]
    assert [(each.place.path, each.place.line) for each in found] == []


def test_every_rule_on_disk_stands_in_the_table_and_each_in_a_file_of_its_own() -> None:
    files = [file for file in FOLDER.rglob("*.py") if file.stem not in ("__init__", "table") and file.name[0] != "_"]
    on_disk = {
        ".".join(("portalgen", "lint", "rules", *file.relative_to(FOLDER).with_suffix("").parts)) for file in files
    }
    modules = [module_of(rule) for rule in load_rules()]
    assert sorted(modules) == sorted(on_disk)


@pytest.mark.parametrize(
    "rule", [each for each in load_rules() if each.code in FIXABLE_CODES], ids=lambda rule: rule.code
)
def test_the_fix_of_a_bad_example_removes_its_finding_and_adds_no_error(rule: LintRule, tmp_path: Path) -> None:
    """What `lint --fix` makes of the bad example is run through the linter again."""
    before = play_steps(read_rule_page(rule.code).bad, tmp_path).findings
    root = tmp_path / "portal"
    for path in {each.place.path for each in before if each.code == rule.code}:
        fixed = fix_source((root / path).read_bytes(), path, path.split("/")[1], (), (rule.code,))
        if rule.code not in fixed.applied_codes:
            pytest.skip("the example is one that only its writer can correct")
        (root / path).write_bytes(fixed.data)
    after = lint(LintOptions(root, AT)).findings
    assert [each.place for each in after if each.code == rule.code] == []
    new = {each.code for each in after if each.severity is Severity.ERROR} - {each.code for each in before}
    assert new == set()
