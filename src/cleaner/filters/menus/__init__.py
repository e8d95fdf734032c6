"""Menus, bars and other labels of the interface."""
