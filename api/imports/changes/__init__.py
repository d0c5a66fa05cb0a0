"""What a matched file writes: worked out beforehand, written in one transaction, undone the same way."""
