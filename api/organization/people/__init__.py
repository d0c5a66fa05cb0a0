"""People in the city's service: numbers, names, where they begin, what they may see, when they leave."""
