"""What is done to the program until it breaks: long here, a bounded sample among the tests."""
