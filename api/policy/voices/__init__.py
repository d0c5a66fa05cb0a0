"""What is said about policies without a name: stored so that it cannot be joined with who said it."""
