"""Values of settings in words: names for ids, and choices, switches and days in natural words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.setting_descriptions import SettingKey
from portalgen.config.setting_labels import CHOICE_LABELS
from portalgen.config.yaml_text import Tree
from portalgen.differences.excerpts import cut_excerpt
from portalgen.differences.setting_entries import ENTRY_KINDS, OTHER_ENTRY, EntryKind, SettingEntry
from portalgen.differences.setting_names import SettingNames
from portalgen.frozen import frozen
from portalgen.locale.dates import format_day
from portalgen.text.bilingual import Bilingual as B

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_TITLE: Final = 600
"""Letters of the name of an entry."""
_DETAILS: Final = 3_000
"""Letters shown of an added or removed entry, besides its name."""
_SEVERAL: Final = B("{first} và {count} mục khác", "{first} and {count} more")
_ENTRIES: Final = 40
"""Entries of a list named one after the other."""


@frozen
class ValueReader:
    """The names for reading values: `site` is the site of targets that name none."""

    names: SettingNames
    site: str = ""

    def write(self, key: SettingKey, value: str) -> str:
        """Return a value in words."""
        if value == UNCONFIRMED:
            return self.names.name_unconfirmed()
        choice = key.choices.get(value)
        if choice is not None:
            return choice.text(self.names.language)
        write = _WRITERS.get(f"{key.model}.{key.name}") or _WRITERS.get(key.name)
        return write(self, value) if write is not None else self._write_plainly(value)

    def _write_plainly(self, value: str) -> str:
        if _DAY.fullmatch(value):
            try:
                return format_day(date.fromisoformat(value), self.names.language)
            except ValueError:
                return value
        return self.names.name_web_address(value) if value.startswith(("https://", "http://")) else value

    def write_tree(self, key: SettingKey, tree: Tree) -> str:
        """Return a value with everything below it."""
        if tree is None:
            return ""
        if isinstance(tree, str):
            return self.write(key, tree)
        parts = list(self._parts_of(key, tree))
        if len(parts) <= _ENTRIES:
            return "; ".join(parts)
        return self.names.say(_SEVERAL, first="; ".join(parts[:_ENTRIES]), count=str(len(parts) - _ENTRIES))

    def _parts_of(self, key: SettingKey, tree: list[Tree] | dict[str, Tree]) -> Iterator[str]:
        if isinstance(tree, list):
            for each in tree:
                if isinstance(each, dict):
                    details = self.write_details(key, each)
                    yield f"{self.title_of(key, each)} ({details})" if details else self.title_of(key, each)
                else:
                    yield self.write_tree(key, each)
        elif key.group is not None and not key.is_mapping:
            yield from self._labelled(key, tree, ())
        else:
            for name, each in tree.items():
                yield f"{self.name_of(key, name)}: {self.write_tree(key, each)}"

    def _labelled(self, key: SettingKey, tree: SettingEntry, without: tuple[str, ...]) -> Iterator[str]:
        for name, each in tree.items():
            inner = self.key_below(key, name)
            text = self.write_tree(inner, each) if name not in without else ""
            if text:
                yield f"{self.label_of(inner)}: {text}"

    def key_below(self, key: SettingKey, name: str) -> SettingKey:
        """Return the key `name` of the group below `key`; a key without a model stays as written."""
        known = key.group.keys.get(name) if key.group is not None else None
        return known or SettingKey(name, None, key.group.model if key.group is not None else "")

    def label_of(self, key: SettingKey) -> str:
        """Return the label of a key."""
        return key.label.text(self.names.language) if key.label is not None else f"`{key.name}`"

    def name_of(self, key: SettingKey, name: str) -> str:
        """Return the name of a mapping's key chosen by an author: a language, a code, a class."""
        write = _KEY_WRITERS.get(key.name)
        if write is not None:
            return write(self.names, name)
        if key.label is None:
            return f"`{name}`"
        return self.names.name_language(name) if _LANGUAGE.fullmatch(name) else name

    def kind_of(self, key: SettingKey) -> EntryKind:
        """Return the kind of the entries in the list `key`."""
        return ENTRY_KINDS.get(key.group.model, OTHER_ENTRY) if key.group is not None else OTHER_ENTRY

    def title_of(self, key: SettingKey, entry: SettingEntry) -> str:
        """Return the name of an entry in the list `key`, in quotation marks."""
        kind = self.kind_of(key)
        if kind.write_title is not None:
            return f"«{cut_excerpt(kind.write_title(self.names, entry), _TITLE)}»"
        words = [self._title_word(self.key_below(key, name), entry.get(name)) for name in kind.title]
        listed = [each for each in words if each][: None if kind is not OTHER_ENTRY else 1]
        return f"«{cut_excerpt(', '.join(listed) or self.write_tree(key, dict(entry)), _TITLE)}»"

    def _title_word(self, key: SettingKey, tree: Tree) -> str:
        if isinstance(tree, dict) and tree:
            return str(tree.get(self.names.language) or next(iter(tree.values())) or "")
        if isinstance(tree, list):
            return ", ".join(self.write_tree(key, each) for each in tree)
        return self.write_tree(key, tree)

    def write_details(self, key: SettingKey, entry: SettingEntry) -> str:
        """Return the content of an entry besides its name."""
        kind = self.kind_of(key)
        reader = ValueReader(self.names, text if isinstance(text := entry.get("site"), str) else self.site)
        kept = {name: _without_title(name, each, kind, self.names.language) for name, each in entry.items()}
        return cut_excerpt("; ".join(reader._labelled(key, kept, ())), _DETAILS)


def _without_title(name: str, tree: Tree, kind: EntryKind, language: str) -> Tree:
    """Return a value without the parts already in the title of its entry."""
    if name not in kind.title:
        return tree
    if not isinstance(tree, dict):
        return None
    said = language if tree.get(language) else next(iter(tree), "")
    return {code: each for code, each in tree.items() if code != said}


_Writer = Callable[[ValueReader, str], str]


def _site(reader: ValueReader, value: str) -> str:
    return reader.names.name_site(value)


def _target(reader: ValueReader, value: str) -> str:
    return reader.names.name_target(value, reader.site)


def _kind(reader: ValueReader, value: str) -> str:
    return reader.names.name_kind(value)


def _item(reader: ValueReader, value: str) -> str:
    return reader.names.name_item(value)


def _person(reader: ValueReader, value: str) -> str:
    return reader.names.name_person(value)


def _language(reader: ValueReader, value: str) -> str:
    return reader.names.name_language(value)


def _instrument(reader: ValueReader, value: str) -> str:
    return reader.names.name_instrument(value)


_WRITERS: Final[Mapping[str, _Writer]] = MappingProxyType(
    {
        "LanguageModel.code": _language,
        "MenuModel.to": _target,
        "ChildMenuModel.to": _target,
        "RedirectModel.to": _target,
        "WaiverModel.code": lambda reader, value: reader.names.name_code(value),
        "from_person": _person,
        "instrument": _instrument,
        "item": _item,
        "items": _item,
        "kinds": _kind,
        "RetentionEntryModel.kind": _kind,
        "language": _language,
        "languages": _language,
        "main_site": _site,
        "parent": _site,
        "public": lambda reader, value: reader.names.name_key(value),
        "site": _site,
        "sites": _site,
        "superseded_by": _instrument,
        "targets": _target,
        "to_person": _person,
    }
)
"""Writers of a key's values, by model and key or by the key alone; other values are words already."""


def _group(names: SettingNames, value: str) -> str:
    label = CHOICE_LABELS.get(value)
    return label.text(names.language) if label is not None else value.rpartition(".")[2]


def _as_written(_: SettingNames, value: str) -> str:
    return value


_KEY_WRITERS: Final[Mapping[str, Callable[[SettingNames, str], str]]] = MappingProxyType(
    {
        "accounts": _as_written,
        "attributes": _as_written,
        "classes": lambda names, value: names.name_class(value),
        "github_teams": lambda names, value: _group(names, f"role.{value}"),
        "mandatory": _group,
        "profiles": lambda names, value: names.name_profile(value),
        "severity": lambda names, value: names.name_code(value),
        "tokens": _as_written,
    }
)
"""Writers of a mapping's keys chosen by an author, by its key; other keys are language codes."""
