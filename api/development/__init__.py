"""What results lead to: angka kredit, promotion and learning; above evaluations, which know nothing of it."""
