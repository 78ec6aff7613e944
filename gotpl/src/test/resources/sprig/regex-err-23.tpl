{{ mustRegexFind `(?>a)` "aaa" }}
