"""What a leader sees of a unit and all below it: the same page from the mayor to the head of a section."""
