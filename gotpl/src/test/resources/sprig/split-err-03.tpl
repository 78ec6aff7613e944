{{ splitList 1 "a" }}
