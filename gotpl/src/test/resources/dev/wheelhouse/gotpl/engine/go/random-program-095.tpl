{{ define "d0" }}{{ if println .Revision.x }}
  {{/* c */}}{{- range gt . (or . .x nil) }}

{{ end -}}{{ end }} {{with html ((printf "%v-%s")|print)}}{{- template "nope" call "" (html "b c" `r` $.Name.a) (lt false true)}}{{range list 1 "a" nil -}} 
{{ lower ("" | upper |
 upper).b.Release }}
{{ else }}
{{ end}} 
{{else}}{{- with `r`}}{{ index (ne $ 1) 5}} {{ else }}{{ . |
 html }}
  x: 
{{ (true | upper) -}} {{end}} a b	{{end -}}text {{ end }}{{ define "d1" }}{{ if list -}}	{{with include "d0" . }}{{ and "x" .c|eq 1 }}{{- end -}}
  {{else -}}{{ with int64 5 | and (len) -}}{{ (index (ge nil 1) "a") -}}
{{ end}}
{{- range $i, $y := dict "a" 1 "b" nil}}{{- ge 1.5 .b.x.x }}
{{else }}{{ index `r` 5 }}
{{ end }}
{{ with dict }}{{- print .x.b (toString 1) ((1)).Values.Revision.b -}}
{{dict "a" . "c" true }} 
{{- else with not .Values.Revision.b}}{{- print (le 1 -3|list) }}
  {{ end -}}	{{- end}}
{{ end }}{{- template "d1" }}