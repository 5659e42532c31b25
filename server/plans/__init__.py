"""Reads plan files into a session's plan, writes them, and imports methods."""
