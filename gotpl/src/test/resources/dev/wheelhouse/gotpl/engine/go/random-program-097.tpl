{{ define "d0" }}{{ trunc 0 $ }} {{range $x := list (dict "a" 1) (dict "b" 2) }}{{ .Values}}{{ end -}} {{ end }}{{- range $y := dict "a" 1 "b" nil}}
{{- template "d0" -}}{{range $i, $y := list (dict "a" 1) (dict "b" 2) }}
{{ if or .Name.Release.Release . | toString }} 
{{ not "" -}}
{{ end}}{{ break}}{{ end -}}
  {{ end -}} text
{{ if upper $ }}  x: 
{{ gt "a" ("") | printf "%v-%s" "" -3 }}{{ end}}
