"""What concerns people rather than answers: roles, access, their data, feedback, the chat of staff."""
