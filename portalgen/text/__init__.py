"""Vietnamese text: normal form, folding, slugs and sorting; and values that are written in two languages."""
