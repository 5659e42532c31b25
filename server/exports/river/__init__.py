"""The role river as an SVG picture."""
