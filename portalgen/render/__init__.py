"""From views to bytes: Markdown, shortcodes, templates, views, images."""
