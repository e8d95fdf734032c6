"""The whole numbers in which everything about a unit is told."""

STEPS = 16
"""What stands for yes, and for a share of 1."""
