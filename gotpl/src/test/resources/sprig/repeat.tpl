{{ repeat 3 "ab" }}|
{{ repeat 0 "ab" }}|
{{ repeat 2 "" }}|
