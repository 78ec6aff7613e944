{{ abbrevboth 5 10 "1234 5678 9123" }}|
{{ abbrevboth 0 3 "hello world" }}|
{{ abbrevboth 20 10 "hello world and more" }}|
{{ abbrevboth 5 6 "hello world" }}|
{{ abbrevboth -5 7 "hello world" }}|
{{ abbrevboth 6 8 "hello world long one" }}|
{{ abbrevboth 3 8 "hello world long one" }}|
