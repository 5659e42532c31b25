"""Storage on disk: journals, the library of sessions, and repair."""
