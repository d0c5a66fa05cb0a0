"""Those whom a visitor signs in as, and the one password of everybody."""

from demo.content import PEOPLE

PASSWORD = "demo-denpasar-2026"  # noqa: S105 - printed for everyone who loads the demonstration
HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "8tqw2onsgpRZIxqRIGHhhA$6PnzWsjiqeHutM/xJUP45eMeX8VpmMpqt9Eft8MTi5k"
)
"""Of PASSWORD; hashing it for each of eleven thousand people would take minutes."""
SIGN_INS = tuple(line for line in PEOPLE if line.login)
"""People with who they are and what there is to try."""
