"""The way in: updates are fetched, kept in the database, worked on in order, and people are received."""
