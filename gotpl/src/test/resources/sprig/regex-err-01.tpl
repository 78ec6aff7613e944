{{ regexFind `(` "aaa" }}
