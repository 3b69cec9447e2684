"""Links lose their target and keep their words; shortcodes go."""

from __future__ import annotations

import pytest

from portalgen.content.body_removal import remove_targets


def remove(text: str, *targets: str) -> str | None:
    places = []
    for target in targets:
        before = text[: text.index(target)]
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
    return remove_targets(text, places)


@pytest.mark.parametrize(
    ("text", "targets", "expected"),
    [
        ("Hỏi [Sở](site:so) nhé.", ("site:so",), "Hỏi Sở nhé."),
        ("[a](site:a), [b](site:b)", ("site:a", "site:b"), "a, b"),
        ("[a](site:a), [b](site:b)", ("site:a",), "a, [b](site:b)"),
        ("[**a** [1]](<site:a> (t))", ("site:a",), "**a** [1]"),
        ('[a](site:a "Tên")', ("site:a",), "a"),
        ('Trên.\n\n{{ contact site="so" }}\n\nDưới.', ('"so"',), "Trên.\n\nDưới."),
        ('Trên.\n\n{{ contact site="so" }}\n', ('"so"',), "Trên.\n\n"),
        ("A [x] b.\n\n[x]: site:so\n", ("site:so",), "A [x] b.\n\n"),
    ],
)
def test_what_is_left_of_a_text(text: str, targets: tuple[str, ...], expected: str) -> None:
    assert remove(text, *targets) == expected


def test_a_picture_and_a_place_without_a_link_are_refused() -> None:
    assert remove("![a](site:a)", "site:a") is None
    assert remove("chỉ có site:a", "site:a") is None
