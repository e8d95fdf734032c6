"""What single lines of text look like: normal forms, sentences, patterns."""
