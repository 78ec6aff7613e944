{{ substr -1 -2 "abc" }}
