"""`forms/` → objects: one edition is one legal template of a HEP."""
