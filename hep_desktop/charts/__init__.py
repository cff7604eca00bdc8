"""Charts of statistical tables as shapes and text: pure, drawn alike by window, papers and pages."""
