{{ regexFind `a**` "aaa" }}
