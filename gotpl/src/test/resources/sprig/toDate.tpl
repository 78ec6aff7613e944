{{ toDate "2006-01-02" "2017-12-31" }}|
{{ toDate "2006-01-02" "bad" }}|
{{ (toDate "2006-01-02" "2017-12-31").Unix }}|
{{ unixEpoch (toDate "2006-01-02" "2017-12-31") }}|
{{ unixEpoch (toDate "2006" "x") }}|
{{ mustToDate "2006-01-02T15:04:05Z07:00" "2020-02-29T23:59:59+02:30" }}|
{{ mustToDate "Mon Jan _2 2006 15:04:05 MST" "Tue Mar  3 2020 04:05:06 CET" }}|
{{ mustToDate "2006-01-02 15:04:05" "2020-01-01 00:00:00.123" }}|
{{ mustToDate "2006-01-02 15:04:05.000" "2020-01-01 00:00:00.120" }}|
{{ mustToDate "3:04PM" "12:30AM" }}|
{{ mustToDate "3:04PM" "12:30PM" }}|
{{ mustToDate "02 Jan 06" "01 Feb 70" }}|
{{ mustToDate "02 Jan 06" "01 Feb 68" }}|
{{ mustToDate "2006 002" "2020 366" }}|
{{ mustToDate "2006 __2" "2020   5" }}|
{{ mustToDate "Jan 2" "feb 3" }}|
{{ mustToDate "MST" "UTC" }}|
{{ mustToDate "MST 2006" "GMT+3 2020" }}|
{{ mustToDate "-0700 MST 2006" "+0100 CET 2020" }}|
{{ mustToDate "2006-01-02T15:04:05Z07:00" "2020-02-29T23:59:59Z" }}|
{{ mustToDate "January 2, 2006" "December 25, 1999" }}|
{{ mustToDate "2006-01-02 15:04:05,999" "2020-01-01 00:00:00,5" }}|
{{ mustToDate "2006-01-02 15:04:05 -070000" "2020-01-01 00:00:00 +013015" }}|
{{ mustToDate "2006-01-02  15" "2020-01-01     7" }}|
{{ mustToDate "" "" }}|
{{ mustToDate "05 .000" "59 .123" }}|
