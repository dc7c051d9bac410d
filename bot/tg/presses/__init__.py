"""What is done when a button is pressed."""
