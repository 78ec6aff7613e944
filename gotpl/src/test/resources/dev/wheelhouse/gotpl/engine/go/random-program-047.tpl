{{ define "d0" }}{{ "b c" | lower}}
{{- /* c 
 */ }}{{ end }}{{- range list}}
{{ not (2.0) | upper }}
{{range include "d0" ((trunc 0 $)) -}} {{/* c */}}{{ and .a (false) .Release.Revision|upper }} {{end }}{{ne .Values (js 1 `r` 1) | eq 1 }}{{- end }}
  {{ or 100000 . }} {{- if printf "%v-%s"|print }}
  {
{{end -}}