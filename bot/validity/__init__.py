"""What holds on a day: which text comes first, what is said of it, what took its place."""
