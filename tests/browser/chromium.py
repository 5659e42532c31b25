"""Where Chromium is, and how it is started in a closed room."""

import shutil

# Debian builds Chromium without windows too, as a package of its own; pages then cost less than half of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program() -> str | None:
    """The path of Chromium, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)
