"""Who may do what about policies; the columns are those of `tests/matrix/table.py`."""

POLICY: dict[str, str] = {
    "list_policies": "oooooo oooo ooo",
    "list_policy_rules": "xxxxxx xoxo xxx",
    "get_policy_paragraph": "oooooo oooo ooo",
    "get_policy": "oooooo oooo ooo",
    "list_policy_differences": "oooooo oooo ooo",
    "draft_policy": "xxxxxx xoxo xxx",
    "change_policy": "xxxxxx xoxo xxx",
    "set_policy_paragraph": "xxxxxx xoxo xxx",
    "remove_policy_paragraph": "xxxxxx xoxo xxx",
    "open_policy": "...... .o.o ...",
    "publish_policy_version": "xxxxxx xoxo xxx",
    "close_policy": "xxxxxx xoxo xxx",
    "list_policies_in_force": "oooooo oooo ooo",
    "get_policy_adoption": "xxxxxx xoxo xxx",
    "adopt_policy": "xxxxxx xoxo xxx",
    "withdraw_policy": "xxxxxx xoxo xxx",
    "list_policy_simulations": "oooooo oooo ooo",
    "simulate_policy": "xxxxxx xoxo xxx",
}
