{{ atoi "42" }}|
{{ atoi "-1" }}|
{{ atoi "a" }}|
{{ atoi "" }}|
{{ atoi "99999999999999999999" }}|
{{ atoi "-99999999999999999999" }}|
{{ atoi "010" }}|
{{ atoi "1_0" }}|
{{ atoi "+3" }}|
{{ atoi "1.0" }}|
{{ typeOf (atoi "1") }}|
{{ toDecimal "0777" }}|
{{ toDecimal 777 }}|
{{ toDecimal "8" }}|
{{ toDecimal "-17" }}|
{{ toDecimal nil }}|
{{ toDecimal 7.0 }}|
{{ toDecimal "0o7" }}|
