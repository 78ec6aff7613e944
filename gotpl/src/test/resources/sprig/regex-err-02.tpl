{{ regexFind `(?<=a)b` "aaa" }}
