"""The session line by line, for screen readers and scripts."""
