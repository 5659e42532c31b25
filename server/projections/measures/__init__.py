"""Measures of a session's voices and roles, each with its formula and its blind spot. They never rank a person."""
