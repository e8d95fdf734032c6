"""One filter per file; a file's name is its filter's name, with underscores for hyphens."""
