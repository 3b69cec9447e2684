"""What is wrong with the files of a theme, whatever pages use them."""
