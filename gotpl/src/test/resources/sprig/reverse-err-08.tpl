{{ mustHas 1 "abc" }}
