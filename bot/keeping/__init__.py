"""What staff and admins have done: documents added and removed, backups, health."""
