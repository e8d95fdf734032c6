"""What the tests share: the format of golden cases, generated pages, rendered markup, the command as a process."""
