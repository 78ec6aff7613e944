{{ duration 95 }}|
{{ duration "95" }}|
{{ duration (int64 95) }}|
{{ duration "x" }}|
{{ duration 1.5 }}|
{{ duration "-3661" }}|
{{ duration (int64 0) }}|
{{ duration "9223372036854775807" }}|
{{ duration (int64 86400) }}|
{{ durationRound "2400h" }}|
{{ durationRound "1h30m" }}|
{{ durationRound "61s" }}|
{{ durationRound "bad" }}|
{{ durationRound (int64 1000000001) }}|
{{ durationRound 5 }}|
{{ durationRound "-9000h" }}|
{{ durationRound "9000h" }}|
{{ durationRound "500ms" }}|
{{ durationRound (toDate "2006-01-02" "1980-01-01") | hasSuffix "y" }}|
{{ durationRound "1s" }}|
{{ durationRound "720h" }}|
{{ durationRound "721h" }}|
