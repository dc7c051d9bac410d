"""What a message asks: heard without insults, taken apart, recognised as talk or as a question."""
