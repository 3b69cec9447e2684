"""The outputs of a site: one file for each type, which builds its view; `table` lists them with their templates."""
