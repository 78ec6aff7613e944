{{ regexFind "`(" "a" }}
