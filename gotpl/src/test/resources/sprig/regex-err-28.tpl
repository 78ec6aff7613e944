{{ mustRegexFind `x{2}{3}` "aaa" }}
