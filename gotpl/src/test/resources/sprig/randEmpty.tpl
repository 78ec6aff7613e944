{{ randAlpha 0 }}|
{{ randAlphaNum -1 }}|
{{ randNumeric 0 }}|
{{ randAscii 0 }}|
{{ randBytes 0 }}|
{{ shuffle "" }}|
{{ shuffle "aaa" }}|
{{ randInt 5 6 }}|
{{ len (randAlpha 7) }}|
{{ regexMatch "^[a-zA-Z]{20}$" (randAlpha 20) }}|
{{ regexMatch "^[0-9]{20}$" (randNumeric 20) }}|
{{ regexMatch "^[a-zA-Z0-9]{20}$" (randAlphaNum 20) }}|
{{ len (randAscii 9) }}|
{{ len (b64dec (randBytes 9)) }}|
{{ regexMatch "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" uuidv4 }}|
