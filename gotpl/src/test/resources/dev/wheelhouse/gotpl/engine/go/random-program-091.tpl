{{ define "d0" }}{{- template "nope" "" |
 toString -}}{{js $ .Values.x|printf "%v" |
 ge (eq `r` "b c").Values.b false}}{{ range $i, $z := list (dict "a" 1) (dict "b" 2) }} }} 
{{ end }} 
{{ end }}a b