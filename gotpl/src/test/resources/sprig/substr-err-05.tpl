{{ substr 7 -1 "abc" }}
