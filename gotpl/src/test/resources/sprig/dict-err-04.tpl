{{ keys "a" }}
