{{ trunc 5 "hello world" }}|
{{ trunc -5 "hello world" }}|
{{ trunc 50 "abc" }}|
{{ trunc -50 "abc" }}|
{{ trunc 2 "héllo" }}|
{{ trunc -3 "aé日" }}|
{{ trunc 0 "abc" }}|
{{ trunc -3 "abc" }}|
{{ (trunc 2 "é") | len }}|
