"""Finds a kind by the words of an editor: `news`, `tin`, `tin tức` and `Tin tuc` all name the kind `news`."""

from __future__ import annotations

from collections.abc import Iterable

from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Kind
from portalgen.text.slugs import slug_of


def match_kinds(kinds: Kinds, words: str) -> tuple[Kind, ...]:
    """Return the kinds for new pages that `words` name, in their order; several if the words are ambiguous.

    A name, a whole label or a synonym counts before the beginning of a label, and that before a word within it. Case
    and marks do not matter.
    """
    listed = tuple(each for each in kinds.values() if not each.is_tombstone)
    exact = tuple(each for each in listed if each.name == words)
    slug = slug_of(words)
    if exact or not slug:
        return exact
    labels = {each.name: (slug_of(each.label.vi), slug_of(each.label.en)) for each in listed}
    named = tuple(each for each in listed if slug in (*labels[each.name], *map(slug_of, each.synonyms)))
    if named:
        return named
    for matches in (
        lambda label: label.startswith(f"{slug}-"),
        lambda label: f"-{slug}-" in f"-{label}-",
        lambda label: label.startswith(slug),
    ):
        found = tuple(each for each in listed if any(map(matches, labels[each.name])))
        if found:
            return found
    return ()


def require_kind(kinds: Kinds, words: str) -> Kind:
    """Return the only kind named by `words`. Raises UsageError with the kinds to choose from."""
    found = match_kinds(kinds, words)
    if len(found) == 1:
        return found[0]
    if found:
        names = list_kind_names(found)
        raise UsageError(
            f"`{words}` có thể là nhiều loại bài; ghi rõ một trong: {names}",
            f"`{words}` may be several kinds; write one of: {names}",
        )
    listed = [each for each in kinds.values() if not each.is_tombstone]
    names = list_kind_names(listed)
    near = find_closest(words, [each.name for each in listed])
    vi, en = (f"; có phải là `{near}`?", f"; did you mean `{near}`?") if near else ("", "")
    raise UsageError(
        f"không có loại bài `{words}`{vi}; dùng một trong: {names}", f"no kind `{words}`{en}; use one of: {names}"
    )


def list_kind_names(kinds: Iterable[Kind]) -> str:
    """Return the names of kinds with their Vietnamese labels: `news (Tin tức), official (Lãnh đạo)`."""
    return ", ".join(f"{each.name} ({each.label.vi})" for each in kinds)
