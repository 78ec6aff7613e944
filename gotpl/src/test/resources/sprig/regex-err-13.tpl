{{ mustRegexFind `[a` "aaa" }}
