{{ upper "abcß é ǆ ﬁ" }}|
{{ upper "" }}|
