{{ regexMatch "a" nil }}
