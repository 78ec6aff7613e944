{{ define "d0" }}{{- if eq ($) "" |
 html}}
{{or .|upper}}
{{ else if call "b c" -}}{{ $x := tpl "{{ upper . }}" . }}{{ else }}{{ call .Release }}
a b {{- end }}	{{- template "nope" $.b.Revision |
 toString }}{{ end }}a b	{{ eq (printf "%v-%s" 1|print) 0 }} 
