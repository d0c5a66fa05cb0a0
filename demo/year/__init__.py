"""What the people of the city do in a year, from the performance agreements to the second signature."""
