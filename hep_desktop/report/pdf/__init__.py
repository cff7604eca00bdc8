"""The papers as tagged, archival PDF: own layout and tags on reportlab's canvas, finished by pikepdf."""
