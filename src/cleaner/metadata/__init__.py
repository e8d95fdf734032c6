"""Finds metadata in flat text before anything is removed, each value with its place."""
