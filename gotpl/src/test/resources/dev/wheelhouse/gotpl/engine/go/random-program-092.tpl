{{ define "d0" }}{{ if call ((index 1 "a" |
 list)).c.Name | upper -}}
{{/* c  */ }}{{/* c */}}{{- printf "%v-%s" | toString}}{{ else}}{{with ne 2 .Release.Values}}{{- lower (.c.a |
 printf "%v") -}}{{- end }}
  " 
}}
{{end}}
{{ $z := . }}a b{{ end }}{{ define "d1" }}{{- if upper (ne 1 .|list) |
 eq 1 }}	{{ $z := include "d0" (gt . 1|upper) }}{{ template "d0" 2 | html }}{{((.)) }}{{else }}{{ with gt . "a" }}{{ (toString .) }}

 {{ end }}{{ template "d0" .a|list|lower }}{{ end -}}
  {{ end }}{{ (-3|lower)|print -}}
