{{ mustRegexFind `\1` "aaa" }}
