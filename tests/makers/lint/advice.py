"""What a finding advises, followed to the letter by somebody who reads it and thinks nothing of her own."""

from __future__ import annotations

import re

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of

_QUOTED = re.compile(r"`([^`]+)`")


def follow_replacement(content: str, found: Diagnostic, language: str = "vi") -> str:
    """`content` with what is underlined replaced by the words in backticks of the advice."""
    proposal = _QUOTED.findall(help_of(found, language))[0]
    return replace_underlined(content, found, proposal)


def follow_suggestion(content: str, found: Diagnostic, language: str = "vi") -> str:
    """`content` with what is underlined replaced by what the sentence asks about: did you mean …?"""
    proposal = _QUOTED.findall(sentence_of(found, language))[-1]
    return replace_underlined(content, found, proposal)


def follow_line(content: str, found: Diagnostic, language: str = "vi") -> str:
    """`content` with the whole line replaced by the words in backticks of the advice."""
    lines = content.split("\n")
    lines[found.place.line - 1] = _QUOTED.findall(help_of(found, language))[0]
    return "\n".join(lines)


def replace_underlined(content: str, found: Diagnostic, proposal: str) -> str:
    """`content` with `proposal` in the place of what is underlined."""
    lines = content.split("\n")
    line, start = lines[found.place.line - 1], found.place.column - 1
    lines[found.place.line - 1] = line[:start] + proposal + line[start + found.place.length :]
    return "\n".join(lines)
