"""Benchmarks: quality against public truth, speed against peers, and the floors that neither may fall under.

Run each one from the root of the repository, for instance `python -m benchmarks.quality --help`.
"""
