{{ define "d0" }}{{ $z := index "x" "a" |
 index (list 1 2) }}{{ range $x := dict "a" 1 "b" nil }}{{with upper (list).Name }}text	{{else }}{{ and ((tpl "x{{ $ }}" "x").Release).Values.Name.x | printf "%v" }} {
  x: 	{{ end}}text
{{/* c
 */}}{{- end }}  x: 
{{ end }}{{ upper "a"|print|upper }}