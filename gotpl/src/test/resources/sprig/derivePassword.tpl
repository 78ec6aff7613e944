{{ derivePassword 1 "long" "password" "user" "example.com" }}|
{{ derivePassword 2 "maximum" "pässword" "üser" "é.com" }}|
{{ derivePassword 1 "medium" "p" "u" "s" }}|
{{ derivePassword 1 "short" "p" "u" "s" }}|
{{ derivePassword 1 "basic" "p" "u" "s" }}|
{{ derivePassword 1 "pin" "p" "u" "s" }}|
{{ derivePassword 1 "foo" "password" "user" "example.com" }}|
