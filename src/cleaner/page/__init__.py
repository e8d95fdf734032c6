"""The page: its lines in columns, and facts of them worked out once."""
