{{ mustRegexFind `a)(` "aaa" }}
