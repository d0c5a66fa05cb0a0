"""What is agreed: plans (SKP), their goals and indicators, expected behaviour, and what it takes.

A plan belongs to a person, a post and a cycle. Rows are always the live state; each agreement leaves
a whole version behind. A goal serves a goal of the leader's plan or a performance agreement.
"""
