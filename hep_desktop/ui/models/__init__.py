"""Item models: how snapshots look to Qt views."""
