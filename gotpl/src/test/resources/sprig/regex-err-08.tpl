{{ mustRegexFind `[z-a]` "aaa" }}
