"""The learned filter: features of lines, the network that reads them all together, and its decisions."""
