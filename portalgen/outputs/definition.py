"""The definition of an output: its type, the builder of its view, and the conversion of the view into bytes.

Each file of this folder that ends with `OUTPUT` defines an output; `table` lists them all.
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
"""Returns the body shown by an output, and the diagnostics of building its view."""


@frozen
class FollowedView:
    """The input of a derived file: the view of the output that it follows, and additional values."""

    view: Any
    imprint: Any
    """The result of `DerivedFile.build_imprint`; None without it."""
    own: Any
    """The result of `DerivedFile.build_own`; None without it."""
    lookup: StringLookup
    """Looks up strings of the theme."""


@frozen
class DerivedFile:
    """The conversion of another output's view into the bytes of this output, directly after that view is built.

    The cache key consists of the digests of the view's parts that this output shows, already known by then.
    """

    shown_parts: frozenset[str]
    """The parts of the other output's key (`render.keys`) shown by the file."""
    write: Callable[[FollowedView], bytes]
    """Returns the bytes."""
    build_imprint: Callable[[Site, str], object] | None = None
    """Returns data added to each such file of a site in a language, as a value with key parts."""
    build_own: Callable[[Context, Output], object] | None = None
    """Returns data shown only by this file in addition to the view, as a value with key parts."""


@frozen
class OutputDefinition:
    """A type of output with its view, and one of five ways to convert the view into bytes.

    They are: the layout named by the view's frame (the default), a template, a serializer, a stream, or, for an output
    without its own view, the view of the output that it follows.
    """

    type: OutputType
    build_view: ViewBuilder | None = None
    """None only for a derived file."""
    template: str = ""
    """A template of the theme, rendered with the view alone: for outputs without header and footer."""
    serialize: Callable[[Any], bytes] | None = None
    """Returns the bytes of a view; equal views give equal bytes."""
    stream: Callable[[Context, Any], Iterator[bytes]] | None = None
    """Yields the bytes of a view in pieces, if they are too many for memory.

    The view contains digests of the data taken from the context. Such outputs are rendered after the outputs of all sites.
    """
    derived: DerivedFile | None = None
    check_text: BodyCheck | None = None
    """Finds diagnostics without building the view; None if the view never has diagnostics."""


def without_files(build: Callable[[Context, ChromeRenderer, Output], ViewResult]) -> ViewBuilder:
    """Return a view builder for a page that uses no editors' files."""
    return lambda context, chrome, output, _: build(context, chrome, output)


def without_chrome(build: Callable[[Context, Output], object]) -> ViewBuilder:
    """Return a view builder for machine-readable output, without header, footer or diagnostics."""
    return lambda context, _, output, __: ViewResult(build(context, output), "")


def index_definitions(definitions: Iterable[OutputDefinition]) -> Mapping[str, OutputDefinition]:
    """Return the definitions of a table by the names of their types.

    Raises ValueError for an invalid table: a duplicate or missing required type, a type that follows a type outside the
    table, an announced type without a title, or a definition with several ways to produce its text.
    """
    by_name: dict[str, OutputDefinition] = {}
    for each in definitions:
        if each.type.name in by_name:
            raise ValueError(f"two output types are called `{each.type.name}`: a name must be unique in the table")
        if (each.build_view is None) == (each.derived is None):
            raise ValueError(f"the output type `{each.type.name}` needs either a view or a derived text")
        if each.type.is_announced and not each.type.title:
            raise ValueError(f"the output type `{each.type.name}` is announced but has no title")
        ways = (bool(each.template), each.serialize is not None, each.stream is not None, each.derived is not None)
        if sum(ways) > 1:
            raise ValueError(f"the output type `{each.type.name}` has several ways to produce its text")
        by_name[each.type.name] = each
    for name in REQUIRED_OUTPUTS:
        if name not in by_name:
            raise ValueError(f"the table lacks the output type `{name}`, which every portal needs")
    for each in by_name.values():
        if (each.type.step == "following" or each.derived is not None) and each.type.follows not in by_name:
            raise ValueError(
                f"the output type `{each.type.name}` follows `{each.type.follows}`, which is not in the table"
            )
    return by_name
