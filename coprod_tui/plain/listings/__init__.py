"""The lines with which plain mode answers questions about the session."""
