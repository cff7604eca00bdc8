"""What leaves the program as data: the signed package, tables, and the check of packages received."""
