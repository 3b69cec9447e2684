"""The kinds of pages. Each kind is a declarative definition in its own file."""
