{{ typeOf 1 }}|
{{ typeOf 1.5 }}|
{{ typeOf "a" }}|
{{ typeOf nil }}|
{{ typeOf true }}|
{{ typeOf (list) }}|
{{ typeOf (dict) }}|
{{ typeOf (int64 1) }}|
{{ typeOf (now) }}|
{{ typeOf (semver "1.2.3") }}|
{{ typeOf (split "," "a") }}|
{{ typeOf (toStrings 1) }}|
{{ typeOf (chunk 1 (list)) }}|
{{ typeOf ((now).Sub (now)) }}|
{{ kindOf 1 }}|
{{ kindOf nil }}|
{{ kindOf (dict) }}|
{{ kindOf (list) }}|
{{ kindOf 1.5 }}|
{{ kindOf "a" }}|
{{ kindOf true }}|
{{ kindOf (semver "1.2.3") }}|
{{ kindOf (now) }}|
{{ kindIs "int" 1 }}|
{{ kindIs "map" (dict) }}|
{{ kindIs "invalid" nil }}|
{{ typeIs "string" "a" }}|
{{ typeIs "*semver.Version" (semver "1.2.3") }}|
{{ typeIsLike "semver.Version" (semver "1.2.3") }}|
{{ typeIsLike "int" 1 }}|
{{ typeIsLike "string" 1 }}|
{{ typeIs "int" (int64 1) }}|
{{ kindIs "slice" (until 1) }}|
