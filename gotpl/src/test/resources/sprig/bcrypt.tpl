{{ bcrypt "x" | len }}|
{{ bcrypt "x" | hasPrefix "$2a$10$" }}|
{{ bcrypt (repeat 73 "a") }}|
{{ htpasswd "a:b" "x" }}|
{{ htpasswd "u" "p" | hasPrefix "u:$2a$10$" }}|
{{ htpasswd "u" (repeat 73 "a") }}|
