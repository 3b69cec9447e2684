"""What the definition of an output is: its type, what builds its view, and what makes the view text.

Each file of this folder that ends with an `OUTPUT` defines one; `table` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from portalgen.config.portal import Site
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import REQUIRED_OUTPUTS, Output, OutputType
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.html_to_text import StringLookup
from portalgen.render.markdown.body import Body
from portalgen.render.page_files import PageFiles

ViewBuilder = Callable[[Context, ChromeRenderer, Output, PageFiles], ViewResult]
"""Builds the view of an output from the context of its site, its chrome, and the files beside its page."""
BodyCheck = Callable[[Context, Output, PageFiles], tuple[Body | None, tuple[Diagnostic, ...]]]
"""Returns the body that an output shows, and the diagnostics that building its view would give."""


@frozen
class FollowedView:
    """What a derived file is made from: the view of the output that it follows, and what stands beside that."""

    view: Any
    imprint: Any
    """What `DerivedFile.build_imprint` returned; None without one."""
    own: Any
    """What `DerivedFile.build_own` returned; None without one."""
    lookup: StringLookup
    """Gives the strings of the theme."""


@frozen
class DerivedFile:
    """How the bytes of an output are made from the view of the output that it follows, which is built just before it.

    Its key consists of the digests of those parts of the view that it shows, which are known by then.
    """

    shown_parts: frozenset[str]
    """The parts of the other output's key (`render.keys`) that the file shows."""
    write: Callable[[FollowedView], bytes]
    """Returns the bytes."""
    build_imprint: Callable[[Site, str], object] | None = None
    """Returns what stands with each such file of a site in one language, as a value that has key parts."""
    build_own: Callable[[Context, Output], object] | None = None
    """Returns what this file alone shows beside the view, as a value that has key parts."""


@frozen
class OutputDefinition:
    """One type of output with its view, and one of five ways to make that text.

    They are the layout that the view's frame names, where nothing else is given; a template; a serializer; a stream; or,
    without a view of its own, the view of the output that it follows.
    """

    type: OutputType
    build_view: ViewBuilder | None = None
    """None only where the file is derived."""
    template: str = ""
    """A template of the theme, given the view alone: for outputs without header and footer."""
    serialize: Callable[[Any], bytes] | None = None
    """Returns the bytes of a view; the same for the same view."""
    stream: Callable[[Context, Any], Iterator[bytes]] | None = None
    """Yields the bytes of a view piece by piece, where they are too many to be held: what it takes from the context, the
    view names by its digest. Such outputs are rendered when those of all sites are."""
    derived: DerivedFile | None = None
    check_text: BodyCheck | None = None
    """Finds what is wrong without building the view; None for an output whose view never has diagnostics."""


def without_files(build: Callable[[Context, ChromeRenderer, Output], ViewResult]) -> ViewBuilder:
    """Return a builder for a page that uses no files of editors."""
    return lambda context, chrome, output, _: build(context, chrome, output)


def without_chrome(build: Callable[[Context, Output], object]) -> ViewBuilder:
    """Return a builder for what programs read: it has no header, footer or diagnostics."""
    return lambda context, _, output, __: ViewResult(build(context, output), "")


def index_definitions(definitions: Iterable[OutputDefinition]) -> Mapping[str, OutputDefinition]:
    """Return the definitions of a table by the names of their types.

    Raises ValueError for a table that cannot be used: with two types of one name, without a type that every portal
    needs, with a type that follows none of the table, one that is announced without a title, or a definition that says
    in several ways how its text is made.
    """
    by_name: dict[str, OutputDefinition] = {}
    for each in definitions:
        if each.type.name in by_name:
            raise ValueError(f"two output types are called `{each.type.name}`: a name stands once in the table")
        if (each.build_view is None) == (each.derived is None):
            raise ValueError(f"the output type `{each.type.name}` needs either a view or a derived text")
        if each.type.is_announced and not each.type.title:
            raise ValueError(f"the output type `{each.type.name}` is announced and has no title")
        ways = (bool(each.template), each.serialize is not None, each.stream is not None, each.derived is not None)
        if sum(ways) > 1:
            raise ValueError(f"the output type `{each.type.name}` says in several ways how its text is made")
        by_name[each.type.name] = each
    for name in REQUIRED_OUTPUTS:
        if name not in by_name:
            raise ValueError(f"the table lacks the output type `{name}`, which every portal needs")
    for each in by_name.values():
        if (each.type.step == "following" or each.derived is not None) and each.type.follows not in by_name:
            raise ValueError(f"the output type `{each.type.name}` follows `{each.type.follows}`, which is not there")
    return by_name
