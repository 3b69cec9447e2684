"""`portalgen explain`: the page of a code, in the reader's language; what is no code is told with what was meant."""

from __future__ import annotations

import pytest

from portalgen.cli.main import run_command
from portalgen.diagnostics.registry import CODES
from tests.makers.cases import check_each

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALGEN_LANGUAGE", raising=False)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_is_explained(language: str, capsys: Output) -> None:
    def check(code: str) -> None:
        assert run_command(["--language", language, "explain", code]) == 0
        told = capsys.readouterr()
        assert told.out.startswith(f"{code} {CODES[code].name} (")
        assert told.err == ""

    check_each(CODES, check)


@pytest.mark.parametrize("word", ["TXT203", "txt203", "capital-title", "Capital-Title"])
def test_a_code_may_be_written_in_any_letters_or_by_its_name(word: str, capsys: Output) -> None:
    assert run_command(["explain", word]) == 0
    assert capsys.readouterr().out.startswith("TXT203 capital-title (cảnh báo)")


def test_a_name_that_two_families_share_explains_both(capsys: Output) -> None:
    assert run_command(["explain", "yaml-syntax"]) == 0
    told = capsys.readouterr().out
    assert "CFG101 yaml-syntax" in told and "\n\nFMT101 yaml-syntax" in told


def test_what_is_no_code_is_2_with_what_was_meant_and_the_families(capsys: Output) -> None:
    assert run_command(["explain", "capital-titel"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "không có mã `capital-titel`; có phải là `capital-title`?" in told.err
    assert "  TXT  Chữ và cách viết." in told.err


def test_what_is_no_code_is_reported_in_english_when_asked_for(capsys: Output) -> None:
    assert run_command(["--language", "en", "explain", "xyz"]) == 2
    told = capsys.readouterr().err
    assert "there is no code `xyz`\n" in told and "did you mean" not in told
    assert "  TXT  The text itself." in told
