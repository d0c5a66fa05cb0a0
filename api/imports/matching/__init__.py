"""What each row says and means, checked and matched with the city: which person, unit, post, assessor."""
