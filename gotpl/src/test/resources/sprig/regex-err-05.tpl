{{ mustRegexFind `(` "aaa" }}
