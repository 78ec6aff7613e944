{{ (split "$" "foo$bar$baz")._1 }}|
{{ split "," "" }}|
{{ split "" "aé" }}|
{{ split "," "a,b" | toJson }}|
{{ splitn "$" 2 "foo$bar$baz" }}|
{{ splitn "," 0 "a,b" }}|
{{ splitn "," -1 "a,b,c" }}|
{{ splitn "," 1 "a,b,c" }}|
{{ splitList "," "a,b,,c" }}|
{{ splitList "" "aé😀" }}|
{{ splitList "," "" }}|
{{ splitList "ab" "abab" }}|
{{ typeOf (split "," "a") }}|
{{ typeOf (splitList "," "a") }}|
{{ (split "," "a")._5 }}|
{{ splitn "" 2 "abc" }}|
{{ splitList "," "a" | toJson }}|
