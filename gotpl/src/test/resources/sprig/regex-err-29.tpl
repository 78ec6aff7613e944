{{ mustRegexFind `[a-\d]` "aaa" }}
