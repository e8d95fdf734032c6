"""The learned part: units of a page, what is counted about them, and the network that judges them together."""
