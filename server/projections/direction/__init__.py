"""Where what was said leads, as views of the state."""
