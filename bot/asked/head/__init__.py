"""The subject of a question: which fact it asks for, of what quantity, of whom, and what is done."""
