"""The few dialogs: crash, error, about."""
