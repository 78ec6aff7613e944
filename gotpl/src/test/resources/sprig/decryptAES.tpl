{{ decryptAES "secretkey" (encryptAES "secretkey" "plaintext é") }}|
{{ encryptAES "k" "" }}|
{{ decryptAES "k" "" }}|
{{ decryptAES "secretkey" "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ=" }}|
{{ len (b64dec (encryptAES "k" "0123456789abcdef")) }}|
{{ decryptAES (repeat 40 "k") (encryptAES (repeat 40 "k") "x") }}|
