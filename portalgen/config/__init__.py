"""The models of `site-config/` and their loading; the one YAML loader."""
