{{ substr 3 1 "abcdef" }}
