{{ nospace "he l l\to \n" }}|
{{ nospace "é à x" }}|
{{ nospace "à" }}|
{{ nospace "" }}|
