{{ mustRegexFind `a{1001}` "aaa" }}
