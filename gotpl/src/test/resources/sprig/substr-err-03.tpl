{{ substr -1 9 "abc" }}
