"""Hungarian spelling: which words of a text are looked up, and the dictionary that knows them."""
