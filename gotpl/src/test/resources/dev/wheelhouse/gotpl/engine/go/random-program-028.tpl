{{ define "d0" }}{{ if .a.x}}{{ if (html .b.c.Name (include "nope" $).a) }}
{{- or 100000 (ne $ .Release) }}
{{- end }}	{{ end -}}{{ not (not -3)}}
{{ end }}{{eq true }}	