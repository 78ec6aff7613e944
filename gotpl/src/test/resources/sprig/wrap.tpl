{{ wrap 5 "hello world foo bar" }}|
{{ wrap 3 "abcdefgh ij klmnop" }}|
{{ wrap 0 "a b c" }}|
{{ wrap -4 "ab cd" }}|
{{ wrap 5 "é日本 é日本 x" }}|
{{ wrap 80 "short" }}|
{{ wrap 4 "" }}|
{{ wrap 3 "    a   b    " }}|
