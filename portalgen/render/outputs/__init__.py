"""What a site makes: one file an output, which fills its view; `table` lists them with their templates."""
