{{ mustRegexFind `(?P=n)` "aaa" }}
