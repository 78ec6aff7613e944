{{ mustRegexFind `)` "aaa" }}
