"""The members of each board: the first roster, and the roster on a day."""
