{{ mustRegexFind `\Z` "aaa" }}
