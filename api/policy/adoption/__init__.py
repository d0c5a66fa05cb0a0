"""The decision that makes a policy's text the rules, on its day and not before."""
