{{ define "d0" }}{{ if gt $.b (.b.Revision.Revision) }}  x: {{ else}}{{- false }} 
{{ end}} 
{{ template "nope" js nil -}}{{ .x}}{{ end }}{{if tpl "{{ .a }}" .b.Values}}
  {{ /* c
 */ }}{{else -}}{{- if (not .Revision.Values.b | index (list 1 2))}}{{ range $x := list (dict "a" 1) (dict "b" 2) }}
{{ (print (not $.Values)) -}}
  {{ end }}	{{ end -}} {{ end}}