"""Languages, string catalogs, and dates and numbers as CLDR has them."""
