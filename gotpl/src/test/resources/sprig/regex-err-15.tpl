{{ mustRegexFind `(?i` "aaa" }}
