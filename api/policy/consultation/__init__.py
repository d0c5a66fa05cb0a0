"""What people say about policies, and what they are answered."""
