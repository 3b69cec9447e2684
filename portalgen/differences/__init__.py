"""What differs between two versions of pages, said in words: text by syllables, facts by labels, pictures and files."""
