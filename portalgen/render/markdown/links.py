"""Renders links and pictures as HTML, using the page's resolver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.markdown.headings import plain_text_of
from portalgen.render.markdown.positions import place_of_token
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.markdown.targets import (
    LinkTarget,
    TargetKind,
    encode_fragment,
    fragment_of,
    link_target_of,
    picture_target_of,
)

with on_demand():
    from portalgen.render.markdown import misspelt_targets

_NONE: Final = LocalizedText("", "")
"""No suggestion yet; suggestions do not identify a finding."""


def render_link(tokens: Sequence[Token], index: int, rendering: RenderingState) -> str:
    """Return the opening tag of the link at `index`, by the policy of the module `targets`.

    If the target cannot be resolved, report it and return an empty string.
    """
    token = tokens[index]
    written = str(token.attrs.pop("href", ""))
    target = link_target_of(written)
    match target.kind:
        case TargetKind.ANCHOR if not target.anchor:
            refusal = _missing_target(tokens, index, written, rendering)
        case TargetKind.ANCHOR:
            place = _place(rendering, token, written)
            rendering.anchor_links.append(AnchorLink("", target.anchor, place))
            return _anchor(token, encode_fragment(target.anchor))
        case TargetKind.OUTSIDE:
            _check_address(target.address, written, token, rendering)
            return _anchor(token, target.address, outside=True)
        case TargetKind.PAGE:
            return _page(tokens, index, target, written, rendering)
        case TargetKind.ATTACHMENT:
            return _attachment(tokens, index, target, written, rendering)
        case TargetKind.EMPTY:
            refusal = _missing_target(tokens, index, written, rendering)
        case TargetKind.PUBLISHED:
            refusal = diagnostic("LNK105", _place(rendering, token, written), target=written, suggestion="")
        case TargetKind.REFUSED if written.strip().lower() in ("mailto:", "tel:"):
            refusal = _missing_target(tokens, index, written, rendering)
        case TargetKind.REFUSED:
            refusal = diagnostic("LNK103", _place(rendering, token, written), target=written)
    rendering.report(misspelt_targets.explain_link(refusal, written))
    return ""


def _missing_target(tokens: Sequence[Token], index: int, written: str, rendering: RenderingState) -> Diagnostic:
    text = plain_text_of(tokens[index : _end_of_link(tokens, index)])
    return diagnostic("LNK115", _place(rendering, tokens[index]), link=f"[{text}]({written})")


def _check_address(address: str, written: str, token: Token, rendering: RenderingState) -> None:
    """Report LNK106 for an address of the portal itself; pass any other address to `misspelt_targets.check_address`."""
    if rendering.resolver.is_own(address):
        rendering.report(diagnostic("LNK106", _place(rendering, token, written), target=written, suggestion=_NONE))
        return
    finding = misspelt_targets.check_address(address, written, lambda: _place(rendering, token, written))
    if finding is not None:
        rendering.report(finding)


def _end_of_link(tokens: Sequence[Token], index: int) -> int:
    return next(place for place in range(index, len(tokens)) if tokens[place].type == "link_close")


def _page(tokens: Sequence[Token], index: int, target: LinkTarget, written: str, rendering: RenderingState) -> str:
    token = tokens[index]
    resolved = rendering.resolver.resolve_link(target.address, lambda: _place(rendering, token, written))
    if isinstance(resolved, Diagnostic):
        rendering.report(misspelt_targets.explain_link(resolved, written))
        return ""
    rendering.use_link(resolved, lambda: _place(rendering, token, fragment_of(written)))
    untitled = tokens[index + 1].type == "link_close"
    text = escapeHtml(resolved.title) if untitled else ""
    if not resolved.is_shown:
        return text
    rendering.link_state = resolved.state
    if resolved.language:
        token.attrs["hreflang"] = resolved.language
        if untitled:
            token.attrs.setdefault("lang", resolved.language)
    url = (
        resolved.url if not resolved.anchor or "#" in resolved.url else resolved.url + encode_fragment(resolved.anchor)
    )
    return _anchor(token, url, resolved.is_external) + text


def _attachment(
    tokens: Sequence[Token], index: int, target: LinkTarget, written: str, rendering: RenderingState
) -> str:
    end = _end_of_link(tokens, index)
    title = plain_text_of(tokens[index:end]) or target.address
    token = tokens[index]
    resolved = rendering.resolver.resolve_attachment(target.address, title, _place(rendering, token, written))
    if isinstance(resolved, Diagnostic):
        rendering.report(misspelt_targets.explain_link(resolved, written))
        return ""
    rendering.use_asset(resolved.asset)
    url = resolved.attachment.url + (encode_fragment(target.anchor) if target.anchor else "")
    return _anchor(token, url) + ("" if end > index + 1 else escapeHtml(title))


def _anchor(token: Token, url: str, outside: bool = False) -> str:
    kind = ' class="external" rel="external"' if outside else ""
    if outside and "class" in token.attrs:
        kind = f' class="{escapeHtml(str(token.attrs.pop("class")))} external" rel="external"'
    return f'<a href="{escapeHtml(url)}"{kind}{RendererHTML.renderAttrs(token)}>'


def render_picture(token: Token, rendering: RenderingState) -> str:
    """Return a figure if the picture is alone in its paragraph. Otherwise return a picture within the text."""
    written = str(token.attrs.get("src", ""))
    alt = plain_text_of(token.children or ())
    target = picture_target_of(written)
    if target.kind is TargetKind.EMPTY:
        rendering.report(diagnostic("LNK122", _place(rendering, token), picture=f"![{alt}]({written})"))
        return ""
    if not alt:
        advice = LocalizedText(f"viết ![mô tả ngắn nội dung ảnh]({written})", f"write ![short description]({written})")
        rendering.report(diagnostic("MRK108", _place(rendering, token), file=written, advice=advice))
    if target.kind is TargetKind.REFUSED:
        refusal = diagnostic("LNK103", _place(rendering, token, written), target=written)
        rendering.report(misspelt_targets.explain_picture(refusal, written, alt))
        return ""
    resolved = rendering.resolver.resolve_image(target.address, _place(rendering, token, written))
    if isinstance(resolved, Diagnostic):
        rendering.report(misspelt_targets.explain_picture(resolved, written, alt))
        return ""
    rendering.use_asset(resolved.asset)
    if not token.meta.get("alone"):
        image = replace(resolved.image, alt=alt, caption="", credit="")
        return rendering.components.render("picture", image=image, eager=False).strip()
    image = replace(resolved.image, alt=alt, caption=str(token.attrs.get("title", "")), credit="")
    html = rendering.components.render("figure", image=image, align="").strip()
    return wrap_component(token.meta["alone"], html) + "\n"


def _place(rendering: RenderingState, token: Token, snippet: str = "") -> Place:
    block = rendering.block
    assert block is not None
    return place_of_token(rendering.source, block, token, snippet)


def wrap_component(token: Token, html: str) -> str:
    """Return the HTML of a component. If the component has attributes, the HTML is wrapped in an element with them."""
    return f"<div{RendererHTML.renderAttrs(token)}>\n{html}\n</div>" if token.attrs else html
