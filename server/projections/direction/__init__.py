"""Where what was said leads, as it is shown."""
