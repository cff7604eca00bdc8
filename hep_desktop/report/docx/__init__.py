"""The papers as Word documents that an office can go on editing."""
