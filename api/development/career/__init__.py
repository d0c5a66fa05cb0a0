"""What is on record of a career: rank, degree, sanction, tests; and how many posts are needed (R83, R90)."""
