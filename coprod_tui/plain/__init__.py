"""The session line by line, for screen readers and scripts; it must not know sockets, files or the dashboard."""
