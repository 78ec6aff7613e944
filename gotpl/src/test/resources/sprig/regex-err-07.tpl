{{ mustRegexFind `a**` "aaa" }}
