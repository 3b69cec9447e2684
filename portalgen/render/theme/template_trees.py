"""Templates as syntax trees: what stands between the text of a template and its code, whoever compiles it."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates


class TreeEnvironment(Environment):
    """An environment that reads each text once: for the templates that it names, and for its code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._trees: dict[str, nodes.Template] = {}
        """Texts that were read for their references and wait to be compiled."""

    def find_references(self, text: str) -> frozenset[str]:
        """The templates that a template's text names literally, and "" where it computes a name; none where it
        cannot be read.
        """
        try:
            tree = self._trees[text] = self.parse(text)
        except TemplateSyntaxError:
            return frozenset()  # reported when it is rendered
        return frozenset(each or "" for each in find_referenced_templates(tree))

    def compile(
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        *rest: Any,
        **kind: Any,
    ) -> Any:
        """The code of a template, made from its tree."""
        tree = self.read_tree(source, name, filename) if isinstance(source, str) else source
        return super().compile(tree, name, filename, *rest, **kind)

    def read_tree(self, text: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the tree that is compiled. All code is made from what this returns. Raises TemplateSyntaxError."""
        return self._trees.pop(text, None) or self.parse(text, name, filename)
