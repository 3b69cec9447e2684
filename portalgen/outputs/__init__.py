"""The outputs of a site: a file for each type, which builds its view; `table` lists them with their templates."""
