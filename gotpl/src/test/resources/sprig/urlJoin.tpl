{{ urlParse "http://admin:secret@server.com:8080/api?list=false#anchor" | urlJoin }}|
{{ urlParse "https://a.b/c%20d%2Fe?x=%20#f%20g" | urlJoin }}|
{{ urlParse "mailto:joe@x.y" | urlJoin }}|
{{ urlParse "/just/path?q" | urlJoin }}|
{{ urlParse "//host/p" | urlJoin }}|
{{ urlParse "foo" | urlJoin }}|
{{ urlParse "" | urlJoin }}|
{{ urlParse "?q=1" | urlJoin }}|
{{ urlParse "#f" | urlJoin }}|
{{ urlParse "http://[::1]:80/x" | urlJoin }}|
{{ urlParse "http://[fe80::1%25en0]/" | urlJoin }}|
{{ urlParse "HTTP://Host" | urlJoin }}|
{{ urlParse "http://user@h" | urlJoin }}|
{{ urlParse "http://u:p%40x@h/" | urlJoin }}|
{{ urlParse "a/b:c" | urlJoin }}|
{{ urlParse "http://h?" | urlJoin }}|
{{ urlParse "*" | urlJoin }}|
{{ urlParse "http://h:" | urlJoin }}|
{{ urlParse "x:y?z" | urlJoin }}|
{{ urlParse "http:///p" | urlJoin }}|
{{ urlParse "http://é.com/é?é#é" | urlJoin }}|
{{ urlParse "file:///etc/x" | urlJoin }}|
{{ urlParse "http://h/a b" | urlJoin }}|
{{ urlParse "scheme+1.x:opaque" | urlJoin }}|
{{ urlParse "oci://reg.io/a/b:1.2" | urlJoin }}|
{{ urlJoin (dict "host" "h:80" "path" "/p q" "query" "x=1" "scheme" "http" "fragment" "a b" "userinfo" "u:p@") }}|
{{ urlJoin (dict) }}|
{{ urlJoin (dict "path" "a:b") }}|
{{ urlJoin (dict "host" "h" "path" "p") }}|
{{ urlJoin (dict "opaque" "o" "scheme" "s" "query" "q") }}|
{{ urlJoin (dict "scheme" "http" "path" "/p") }}|
{{ urlJoin (dict "scheme" "http") }}|
{{ urlJoin (dict "userinfo" "u" "path" "x") }}|
