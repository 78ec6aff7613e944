{{ define "d0" }}{{ print $ 0 -3|upper }} 
{{ end }}{{ define "d1" }}{
{{ end }}{{ range $i, $z := list -}}
{{- $x := upper .x }}{{range $y := 3}}{{if js nil|upper }}
{{- if gt 100000 .Name }}{{ .a -}}{{- $i }}{{else -}}{{eq . "a" |
 index (list 1 2) -}}{{- end}}
{{- $x := dict|list | printf "%v" }}}}	{{ else}}}} {{end}}{{ lower . }}
"	{{end }} {{ end}} 