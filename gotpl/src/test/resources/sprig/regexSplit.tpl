{{ regexSplit "z+" "pizza" -1 }}|
{{ regexSplit "z+" "pizza" 1 }}|
{{ regexSplit "z+" "pizza" 0 | toJson }}|
{{ regexSplit "a" "" -1 | toJson }}|
{{ regexSplit "" "aéb" -1 | toJson }}|
{{ regexSplit "," "a,b,c" 2 }}|
{{ regexSplit "," "a,b," -1 | toJson }}|
{{ regexSplit "," ",a" -1 | toJson }}|
{{ mustRegexSplit "\\s+" "a  b c" -1 }}|
{{ regexSplit "x*" "axbxc" -1 | toJson }}|
{{ regexSplit "" "" -1 | toJson }}|
{{ regexSplit "b*" "abbc" -1 | toJson }}|
{{ regexQuoteMeta "a.b*[c]\\^$(d){e}|?+-" }}|
{{ regexQuoteMeta "" }}|
