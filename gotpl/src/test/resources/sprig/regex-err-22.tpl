{{ mustRegexFind `a++` "aaa" }}
