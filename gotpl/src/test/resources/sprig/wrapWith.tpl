{{ wrapWith 5 "\t" "Hello World" }}|
{{ wrapWith 5 "|" "abcdefghijklm no" }}|
{{ wrapWith 2 "" "abcdef" }}|
{{ wrapWith 1 "-" "a b c" }}|
{{ wrapWith 4 "é" "aéaéaéa" }}|
