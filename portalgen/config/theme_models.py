"""The model of `theme.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portalgen.config.models import Model
from portalgen.config.values import Slug, Text


class ContrastModel(Model):
    """Color tokens that the theme places on others."""

    foreground: Slug = Field(description="Token của chữ hay nét. / The token of the text or line.")
    backgrounds: tuple[Slug, ...] = Field(description="Các token của nền bên dưới. / The tokens of the background.")
    use: Literal["text", "large_text", "non_text"] = Field(
        description="text: 4,5:1; large_text (từ 24 px, hoặc đậm từ 18,66 px) và non_text: 3:1. / WCAG 2.2, 1.4.3 and 1.4.11."
    )


class ThemeModel(Model):
    """`theme.yaml`."""

    name: Slug
    extends: Slug | None = None
    styles: tuple[Text, ...] = ()
    scripts: tuple[Text, ...] = ()
    search_client: Text | None = None
    contrast: tuple[ContrastModel, ...] = Field(
        default=(),
        description="Các cặp màu phải đủ tương phản với màu của mọi trang. / Pairs of colors with checked contrast on every site.",
    )
