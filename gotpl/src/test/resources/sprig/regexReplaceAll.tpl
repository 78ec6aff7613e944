{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" }}|
{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W" }}|
{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "$1" }}|
{{ regexReplaceAll "(?P<n>x+)" "axxb" "[$n]" }}|
{{ regexReplaceAll "(?P<n>x+)" "axxb" "[${n}]" }}|
{{ regexReplaceAll "x" "axb" "$$" }}|
{{ regexReplaceAll "x" "axb" "$" }}|
{{ regexReplaceAll "x" "axb" "${" }}|
{{ regexReplaceAll "x" "axb" "${a b}" }}|
{{ regexReplaceAll "(x)" "axb" "${1" }}|
{{ regexReplaceAll "(x)" "axb" "$01$0$2" }}|
{{ regexReplaceAll "a*" "baac" "X" }}|
{{ regexReplaceAll "" "aéb" "-" }}|
{{ regexReplaceAll "x*" "axb" "-" }}|
{{ regexReplaceAll "^" "ab" "-" }}|
{{ regexReplaceAll "(?m)^" "a\nb" "> " }}|
{{ regexReplaceAll "[^a-z]" "a1b2é" "" }}|
{{ mustRegexReplaceAll "a" "aba" "c" }}|
{{ regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}" }}|
{{ mustRegexReplaceAllLiteral "a" "aba" "$1" }}|
{{ regexReplaceAll "(a)(b)?" "ac" "[$2$1]" }}|
{{ regexReplaceAll "\\W+" "foo bar--baz" "-" }}|
{{ regexReplaceAll "b*" "abbc" "-" }}|
{{ regexReplaceAll "$" "ab" "!" }}|
{{ regexReplaceAll "(?i)HELLO" "say hello" "bye" }}|
{{ regexReplaceAll "(a)" "a" "$1é $1_ $1x" }}|
{{ regexReplaceAll "\\." "a.b" "\\$0" }}|
