"""Commands that make the shipped models: `python -m training.<name>`, repeatable, seeds fixed."""
