{{ mustRegexFind `a{2,1}` "aaa" }}
