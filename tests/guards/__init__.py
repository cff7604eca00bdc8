"""What every test is watched for: the network, stray log records, and anything it leaves running."""
