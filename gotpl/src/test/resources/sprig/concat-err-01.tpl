{{ concat "a" }}
