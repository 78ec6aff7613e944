{{ define "d0" }}{{ if int64 2 }}
  {{ $z := true -}}{{ println . .Name.Name }}{{- js ("x"|upper) -3 (lower nil "a")|print | list -}}{{- else}}{{list ($z) (print "" 1 .Release.b | list) |
 len|upper }}	{{ end -}}	{{ end }}{{ define "d1" }}{{ with .x.Release }}{{- js `r` | lower }} {{- int64 1 -}}	{{ else with ge "" (true|len) |
 index (list 1 2) -}}{{ne ((or 1.5 . $)) ("a")}}
  {{- range $i, $x := list (dict "a" 1) (dict "b" 2) -}} 
{{ upper (ne -3 "a") -}}
  {{include "d0" $i.Release}} 
{{end}}
}}{{ end }}	{{ end }}{{- with $y := eq .x.Values `r` }}{{ 100000|println .a.Revision nil (js 0 . |
 lower) }} 
{{else with (lt (dict "b" . "x" 0) (js .Release)) }}{{ with $.Release -}}{{- if print `r` 100000 . -}}{{range $i, $x := js . . }}{{ print (dict "x" .Revision "b" .) -}}
{{ end }} {{ end}}{{ ne (println $ .c.c.x|upper) $|upper}} 
{{- else with call 2.0 "x" $ | print }}{{range $i, $y := list }}
  {{ template "d0" .Name.a.c }}{{ else -}}{{ $i.b.x -}}{{ $z := .b.Release.Revision }}{{with upper "x" |
 printf "%v"|html -}}{{- . }}	{{ js "x" }}{{end}} 
{{ end }}
{{ if upper 2.0 -}}{{ . |
 eq 1 -}}{{ else if ("x")}}{{range lt (index .b.Revision.Name .x).b.x (dict) -}} 
  x: {{- end }}
{{end -}}
text {{ end}}{{ end }}
  {{ 