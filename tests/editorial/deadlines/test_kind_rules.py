"""What declarations of kinds decide of limits is read from their text, without running it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.editorial.deadlines.kind_rules import KindRules, parse_kind_rules
from portalgen.kinds.table import KINDS

FOLDER = Path(__file__).resolve().parents[3] / "portalgen/kinds"


def test_the_program_s_own_kinds_are_read_as_they_are_declared() -> None:
    found = {each.name: each for file in FOLDER.glob("*.py") for each in parse_kind_rules(file.read_bytes())}
    assert found.keys() == set(KINDS)
    for name, kind in KINDS.items():
        rules = found[name]
        assert (rules.deadline_class, rules.deadline_class_where) == (kind.deadline_class, kind.deadline_class_where)
        assert (rules.essential_fields is None) == (kind.essential_fields is None)
        if rules.essential_fields and all(map(str.isidentifier, rules.essential_fields)):
            assert rules.essential_fields == kind.essential_fields
        assert set(rules.required_fields) <= {each.name for each in kind.own_fields if each.required}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (b"", ()),
        (b"Kind('x')\nOther(name='a')\n", ()),
        (
            b"K = Kind(name='a', deadline_class=CLASS, essential_fields=('b', F.name))\n",
            (KindRules("a", essential_fields=("b", "F.name")),),
        ),
        (b"K = Kind(name='a', deadline_class_where=(('x', 'y'), 'z'))\n", (KindRules("a", "", (("x", "y"),)),)),
        (
            b"K = Kind(name='a', own_fields=(Field('b', required=True), Field('c'), *MORE, SHARED))\n",
            (KindRules("a", required_fields=("b",)),),
        ),
    ],
)
def test_only_what_is_written_plainly_is_taken(text: bytes, rules: tuple[KindRules, ...]) -> None:
    assert parse_kind_rules(text) == rules


@pytest.mark.parametrize("text", [b"def (", b"\x00"])
def test_what_is_no_python_says_so(text: bytes) -> None:
    with pytest.raises((SyntaxError, ValueError)):
        parse_kind_rules(text)
