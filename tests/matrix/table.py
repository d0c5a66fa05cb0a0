"""Who may do what, at a glance: every operation by every caller, as they stand to Wayan.

A cell: `o` done; `-` answered, without what is Wayan's; `.` not there for them (404); `x` there, and
refused (403); `c` theirs, and the state forbids it (409); `u` not known (401); `i` not acceptable (422).

    oneself
    | peer
    || superior
    ||| superior's superior
    |||| somebody of another agency
    ||||| HR of the agency
    |||||| .
    oooooo oooo ooo
           |||| |||
           |||| ||a service account of the city
           |||| |a service account of another agency
           |||| a service account of the agency
           |||administrator
           ||auditor
           |HR of the city
           HR of another agency

A token is Wayan's script: with the scope it gets what Wayan gets, without it nothing; what is for people
who are signed in it never gets.
"""

TABLE: dict[str, str] = {
    "is_alive": "oooooo oooo ooo",
    "is_ready": "oooooo oooo ooo",
    "listen": "oooooo oooo ooo",
    "sign_in": "uuuuuu uuuu uuu",
    "sign_out": "oooooo oooo xxx",
    "renew_session": "uuuuuu uuuu uuu",
    "activate": "iiiiii iiii iii",
    "list_sessions": "o----- ---- ---",
    "revoke_session": "o..... .... xxx",
    "change_password": "ouuuuu uuuu xxx",
    "choose_language": "oooooo oooo xxx",
    "list_tokens": "o----- ---- ---",
    "make_token": "oooooo oooo xxx",
    "revoke_token": "o..... .... xxx",
    "list_role_grants": "xxxxxx xoxo xxx",
    "grant_role": "xxxxxx xoxo xxx",
    "end_role": "xxxxxx xoxo xxx",
    "list_service_accounts": "xxxxxx xoxo xxx",
    "make_service_account": "xxxxxx xxxo xxx",
    "disable_service_account": "xxxxxx xxxo xxx",
    "make_secret": "xxxxxx xxxo xxx",
    "revoke_secret": "xxxxxx xxxo xxx",
    "get_me": "oooooo oooo ...",
    "list_employees": "o-oo-o -ooo o-o",
    "add_employee": "xxxxxo xoxo xxx",
    "get_employee": "o.oo.o .ooo o.o",
    "change_employee": "x.xx.o .oxo x.x",
    "search_by_number": "o.oo.o .ooo o.o",
    "end_service": "x.xx.o .oxo x.x",
    "begin_assignment": "x.xx.o .oxo x.x",
    "name_assessor": "x.xx.o .oxo x.x",
    "list_colleagues": "-ooooo oooo o-o",
    "issue_activation_codes": "xxxxxo xoxo xxx",
    "issue_activation_code_sheet": "xxxxxo xoxo xxx",
    "issue_reset_code": ".....o .o.o xxx",
    "list_agencies": "oooooo oooo ooo",
    "list_units": "oooooo oooo ooo",
    "add_unit": "xxxxxo xoxo xxx",
    "get_unit": "oooooo oooo ooo",
    "change_unit": "xxxxxo xoxo xxx",
    "list_imports": "xxxxxo -oxo xxx",
    "start_import": "xxxxxo ooxo xxx",
    "get_import_template": "xxxxxo ooxo xxx",
    "get_import": "xxxxxo .oxo xxx",
    "list_import_rows": "xxxxxo .oxo xxx",
    "list_import_questions": "xxxxxo .oxo xxx",
    "get_left_out_rows": "xxxxxo .oxo xxx",
    "choose_for_import": "xxxxxo .oxo xxx",
    "apply_import": "xxxxxo .oxo xxx",
    "undo_import": "xxxxxc .cxc xxx",
    "list_behaviour_values": "oooooo oooo ooo",
    "list_settings": "oooooo oooo ooo",
    "get_rule_table": "oooooo oooo ooo",
    "get_rule_text": "oooooo oooo ooo",
    "list_cycles": "oooooo oooo ooo",
    "get_cycle": "oooooo oooo ooo",
    "get_current_period": "oooooo oooo ooo",
    "open_period": "xxxxxx xoxo xxx",
    "begin_evaluation": "xxxxxx xoxo xxx",
    "close_period": "xxxxxx xcxc xxx",
    "list_plans": "o-oo-o -ooo o-o",
    "draft_plan": "cocooo oooo ccc",
    "get_plan": "o.oo.o .ooo o.o",
    "cancel_plan": "o.xx.x .xxx x.x",
    "list_parents": "o.oo.o .ooo o.o",
    "submit_plan": "o.xx.x .xxx x.x",
    "withdraw_plan": "o.xx.x .xxx x.x",
    "return_plan": "x.ox.x .xxx x.x",
    "agree_plan": "x.ox.x .xxx x.x",
    "list_versions": "o.oo.o .ooo o.o",
    "get_version": "o.oo.o .ooo o.o",
    "list_comments": "o.oo.o .ooo o.o",
    "comment_plan": "o.ox.x .xxx x.x",
    "add_goal": "o.xx.x .xxx x.x",
    "remove_goal": "o.xx.x .xxx x.x",
    "change_goal": "o.xx.x .xxx x.x",
    "add_indicator": "o.xx.x .xxx x.x",
    "remove_indicator": "o.xx.x .xxx x.x",
    "change_indicator": "o.xx.x .xxx x.x",
    "set_expectation": "o.ox.x .xxx x.x",
    "set_supports": "o.xx.x .xxx x.x",
    "list_agreements": "oooooo oooo ooo",
    "set_agreement": "xxxxxo xoxo xxx",
    "change_agreement": "xxxxxo xoxo xxx",
    "add_agreement_indicator": "xxxxxo xoxo xxx",
    "remove_agreement_indicator": "xxxxxo xoxo xxx",
    "change_agreement_indicator": "xxxxxo xoxo xxx",
    "add_agreement_programme": "xxxxxo xoxo xxx",
    "remove_agreement_programme": "xxxxxo xoxo xxx",
    "change_agreement_programme": "xxxxxo xoxo xxx",
    "get_report": "o.oo.o .ooo o.o",
    "report": "o.xx.x .xxx x.x",
    "list_receipts": "o.oo.o .ooo o.o",
    "upload_file": "oooooo oooo ooo",
    "download_file": "o.oo.o .ooo o.o",
    "list_evidence": "o.oo.o .ooo o.o",
    "submit_evidence": "o.xx.x .xxx x.x",
    "judge_evidence": "x.ox.x .xxx x.x",
    "remove_evidence": "o.xx.x .xxx x.x",
    "list_feedback": "oooo.o .ooo ..o",
    "give_feedback": "xooooo oooo xxx",
    "list_received": "oooooo oooo ooo",
    "list_given": "oooooo oooo ooo",
    "list_addressees": "-oo--- ---- ---",
    "list_unit_achievements": "oooo-o -ooo o-o",
    "set_unit_achievement": "xxxo.x .oxo x.x",
    "list_evaluations": "o-oo-o -ooo o-o",
    "get_evaluation": "o.oo.o .ooo o.o",
    "rate_evaluation": "x.ox.x .xxx x.x",
    "sign_evaluation": "x.ox.x .xxx x.x",
    "acknowledge_evaluation": "o.xx.x .xxx x.x",
    "get_why": "o.oo.o .ooo o.o",
    "list_tasks": "oooooo oooo ooo",
    "get_team": "--o--- ---- ---",
    "get_my_facts": "oooooo oooo ooo",
}
