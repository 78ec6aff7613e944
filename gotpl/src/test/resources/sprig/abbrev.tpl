{{ abbrev 5 "hello world" }}|
{{ abbrev 3 "hello world" }}|
{{ abbrev 4 "hello" }}|
{{ abbrev 100 "hello" }}|
{{ abbrev 8 "日本語テキスト" }}|
