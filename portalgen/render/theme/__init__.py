"""A theme: its files, strings, templates, components and colours, and what is wrong with them."""
