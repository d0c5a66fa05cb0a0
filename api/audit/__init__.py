"""The audit trail: who did what, to whom, when; for the inspectorate."""
