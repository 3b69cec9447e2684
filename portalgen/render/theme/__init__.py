"""Themes: files, strings, templates, components and colours, and the checks on them."""
