{{ mustRegexFind `*a` "aaa" }}
