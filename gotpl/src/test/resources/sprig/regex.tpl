{{ regexMatch "^[a-z]+$" "abc" }}|
{{ regexMatch "a" "xax" }}|
{{ regexMatch "(?<=a)b" "ab" }}|
{{ regexMatch "(" "x" }}|
{{ regexMatch "b$" "ab\n" }}|
{{ regexMatch "(?m)b$" "ab\n" }}|
{{ mustRegexMatch "^a" "ab" }}|
{{ regexFind "[a-z][1-9]" "abcd1234" }}|
{{ regexFind "x" "abc" | quote }}|
{{ mustRegexFind "b+" "abbb" }}|
{{ regexFindAll "[2,4,6,8]" "123456789" -1 }}|
{{ regexFindAll "a*" "baaac" -1 | toJson }}|
{{ regexFindAll "a" "aaaa" 2 }}|
{{ regexFindAll "a" "aaaa" 0 | toJson }}|
{{ regexFindAll "x" "abc" -1 | toJson }}|
{{ mustRegexFindAll "é|." "éa日" -1 }}|
{{ regexFindAll "" "abé" -1 | toJson }}|
{{ regexFindAll "b|" "abc" -1 | toJson }}|
