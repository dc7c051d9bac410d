"""The life of the process: its start and end, what watches it, what it does by itself."""
