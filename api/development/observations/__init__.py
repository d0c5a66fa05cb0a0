"""Class observations: agreed beforehand, made in class, reflected on by both (R104, R106, R107)."""
