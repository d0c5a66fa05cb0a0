"""The text of a policy, paragraph by paragraph, and the rules that it would change."""
