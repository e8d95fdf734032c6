"""Labels of particular kinds of sites."""
