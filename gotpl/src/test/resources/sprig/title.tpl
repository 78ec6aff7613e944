{{ title "hello world" }}|
{{ title "foo-bar_baz qux.quux élan ǆx" }}|
{{ title "HELLO" }}|
{{ title "it's 3d o'clock" }}|
