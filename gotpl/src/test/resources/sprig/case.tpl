{{ swapcase "This Is A.Test éÉ ǅ" }}|
{{ swapcase "aB cD" }}|
{{ camelcase "http_server_x_y" }}|
{{ camelcase "GOLANG_IS_GREAT" }}|
{{ camelcase "_complex__case_" }}|
{{ camelcase "HTTPServer" }}|
{{ camelcase "a" }}|
{{ camelcase "A" }}|
{{ camelcase "-" }}|
{{ camelcase "--" }}|
{{ camelcase "_-_" }}|
{{ camelcase "some words ABC-DEf gHI" }}|
{{ camelcase "_a" }}|
{{ camelcase "_A" }}|
{{ camelcase "_AB" }}|
{{ camelcase "a_" }}|
{{ camelcase "A_" }}|
{{ camelcase "AB_" }}|
{{ camelcase "AB__" }}|
{{ camelcase "a__b" }}|
{{ camelcase "a_-B" }}|
{{ camelcase "fooBAR" }}|
{{ camelcase "FOO" }}|
{{ camelcase "FOOb" }}|
{{ camelcase "F_O_O" }}|
{{ camelcase "-a-" }}|
{{ camelcase "x1Y2" }}|
{{ camelcase "1AB" }}|
{{ camelcase "É_ÉA" }}|
{{ camelcase "ab cd" }}|
{{ camelcase "aB_CD eF" }}|
{{ camelcase "aaBBcc" }}|
{{ camelcase "AbC" }}|
{{ camelcase "ABc dEF" }}|
{{ camelcase " a" }}|
{{ camelcase "a " }}|
{{ camelcase "A B" }}|
{{ camelcase "AB CD" }}|
{{ camelcase "" }}|
