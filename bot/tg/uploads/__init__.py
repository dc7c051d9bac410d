"""What staff do in the chat to bring documents: send, look, correct, take in and take back."""
