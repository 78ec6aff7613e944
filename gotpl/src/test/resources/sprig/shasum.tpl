{{ sha1sum "Hello world!" }}|
{{ sha256sum "Hello world!" }}|
{{ sha512sum "Hello world!" }}|
{{ adler32sum "Hello world!" }}|
{{ sha256sum "é" }}|
{{ sha1sum "" }}|
{{ adler32sum "" }}|
{{ sha256sum (trunc 1 "é") }}|
