{{ contains "cat" "catch" }}|
{{ contains "" "" }}|
{{ contains "x" "abc" }}|
{{ hasPrefix "cat" "catch" }}|
{{ hasPrefix "" "a" }}|
{{ hasSuffix "ch" "catch" }}|
{{ hasSuffix "x" "" }}|
