"""A question: it waits for its turn, its asker sees that it is worked on, and its answer is sent."""
