"""What flattening and broken templates leave behind."""
