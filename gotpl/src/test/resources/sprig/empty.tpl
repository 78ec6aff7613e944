{{ empty "" }}|
{{ empty nil }}|
{{ empty 0 }}|
{{ empty 0.0 }}|
{{ empty (list) }}|
{{ empty (dict) }}|
{{ empty false }}|
{{ empty "a" }}|
{{ empty (now) }}|
{{ empty (semver "1.2.3") }}|
{{ empty (list nil) }}|
{{ empty (int64 0) }}|
{{ empty (split "," "") }}|
