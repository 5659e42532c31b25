"""The phone's page in a real browser. A package to pytest, so that one browser serves all of it."""
