{{ mustRegexFind `(a{100}){100}` "aaa" }}
