"""The command line: its options, and its shorter commands."""
