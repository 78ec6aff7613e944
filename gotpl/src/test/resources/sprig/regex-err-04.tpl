{{ regexFind `[z-a]` "aaa" }}
