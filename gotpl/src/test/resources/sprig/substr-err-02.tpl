{{ substr 7 9 "abc" }}
