{{ replace " " "-" "I Am Henry VIII" }}|
{{ replace "" "-" "aé😀b" }}|
{{ replace "a" "" "banana" }}|
{{ replace "x" "y" "abc" }}|
{{ replace "aa" "b" "aaaaa" }}|
{{ replace "" "x" "" }}|
