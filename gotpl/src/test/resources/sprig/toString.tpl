{{ toString 1 }}|
{{ toString 1.0 }}|
{{ toString 1e6 }}|
{{ toString 1234567.0 }}|
{{ toString nil }}|
{{ toString true }}|
{{ toString (list 1 "a" nil) }}|
{{ toString (dict "b" 1 "a" (list)) }}|
{{ toString (int64 5) }}|
{{ toString 1e21 }}|
{{ toString 0.000001 }}|
{{ toStrings (list 1 nil "a" true) }}|
{{ toStrings 5 }}|
{{ toStrings nil }}|
{{ toStrings (until 3) }}|
{{ typeOf (toStrings "a") }}|
