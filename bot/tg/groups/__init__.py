"""What differs in groups: who is addressed, what their admins chose, who the admins are."""
