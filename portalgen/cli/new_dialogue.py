"""Asks on a terminal for missing arguments of `portalgen new`: kind, site and title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from portalgen.config.portal import Portal
from portalgen.content.kind_by_name import list_kind_names, require_kind
from portalgen.errors import UsageError
from portalgen.kinds.definition import Kind
from portalgen.text.bilingual import Bilingual as B

Named = TypeVar("Named")


def ask_kind(portal: Portal, language: str) -> Kind:
    """Ask the editor for a kind, by its name or in Vietnamese words, and return it.

    Asks again if it is not found.
    """
    names = list_kind_names(each for each in portal.kinds.values() if not each.is_tombstone)
    click.echo(B(f"Các loại bài: {names}", f"Kinds: {names}").text(language), err=True)
    return _ask(B("Loại bài", "Kind"), lambda words: require_kind(portal.kinds, words), language, "news")


def ask_site(portal: Portal, language: str) -> str:
    """Ask the editor for a site, and return its id.

    If the portal has only one site, that site is returned directly.
    """
    if len(portal.sites) == 1:
        return portal.sites[0].id
    ids = {each.id for each in portal.sites}

    def find(words: str) -> str:
        if words in ids:
            return words
        raise UsageError(
            f"không có trang `{words}`; mã trang là tên tệp trong site-config/sites/",
            f"there is no site `{words}`; ids are the file names in site-config/sites/",
        )

    return _ask(B("Mã trang", "Site"), find, language, portal.main_site.id)


def ask_section(sections: Sequence[str], language: str) -> str:
    """Ask the editor for one of the sections, by its path, and return it; "/" is the home page."""
    paths = [each or "/" for each in sections]
    known = ", ".join(paths)

    def find(words: str) -> str:
        if words.strip("/") in sections:
            return words.strip("/")
        raise UsageError(
            f"không có chuyên mục `{words}`; các chuyên mục: {known}", f"no section `{words}`; use one of: {known}"
        )

    click.echo(B(f"Các chuyên mục: {known}", f"Sections: {known}").text(language), err=True)
    return _ask(B("Chuyên mục", "Section"), find, language, paths[0])


def ask_title(language: str) -> str:
    """Ask the editor for the title of the new page, and return it."""
    title: str = click.prompt(B("Tiêu đề", "Title").text(language), err=True)
    return title.strip()


def _ask(question: B, find: Callable[[str], Named], language: str, usual: str) -> Named:
    while True:
        words = click.prompt(question.text(language), default=usual, err=True).strip()
        try:
            return find(words)
        except UsageError as error:
            click.echo(error.sentence(language), err=True)
