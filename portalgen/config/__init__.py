"""The models of `site-config/`, their loading, and the YAML loader."""
