{{ mustRegexFind `\q` "aaa" }}
