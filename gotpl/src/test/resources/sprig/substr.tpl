{{ substr 0 5 "hello world" }}|
{{ substr 6 -1 "hello world" }}|
{{ substr 3 100 "hello" }}|
{{ substr -1 3 "hello" }}|
{{ substr 1 2 "héllo" }}|
{{ substr 2 2 "abc" }}|
