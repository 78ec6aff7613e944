{{ mustRegexFind `[[:foo:]]` "aaa" }}
