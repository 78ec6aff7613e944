{{ b64enc "Hello" }}|
{{ b64enc "" }}|
{{ b64dec "SGVsbG8=" }}|
{{ b64dec "!!" }}|
{{ b64dec "SGVsbG8" }}|
{{ b64dec "SGVs\nbG8=" }}|
{{ b64dec "SGVsbG8==" }}|
{{ b64dec "SGVsbG8=x" }}|
{{ b64dec "S==" }}|
{{ b64dec "SG=x" }}|
{{ b64dec "SG=" }}|
{{ b64dec "=" }}|
{{ b64dec "SGVs!G8=" }}|
{{ b64dec "SGVsbG8 " }}|
{{ b64dec "/+8=" | b64enc }}|
{{ b64dec "_-8=" }}|
{{ b64dec "SGW=" }}|
{{ b64dec "SG\n=\n=" }}|
{{ b64dec "é" }}|
{{ b64enc (trunc 1 "é") }}|
{{ b64dec "QUJD\r\nREVG" }}|
{{ b64dec "QQ==QQ==" }}|
