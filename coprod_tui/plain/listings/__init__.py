"""What plain mode answers when asked about the session."""
