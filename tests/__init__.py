"""The tests of the package; `pytest` runs them all."""
