"""Which function decides which command, by subject."""
