{{ mustRegexFind `(?P<n` "aaa" }}
