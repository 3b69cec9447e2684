"""Vietnamese text: normal form, folding, slugs and sorting; and bilingual values."""
