"""Media players and lists of episodes."""
