{{ define "d0" }}{{ or 2.0 -}} {{ .Release.a |
 print -}} 
{{ end }}{{- if or (list "" .c .Values.x) | not -}}
{{- template "d0" .c }}{{- else -}}{{ (.)}}{{ $x := html "" .c 2.0 }}{{($x) -}} {{- end }}	{{ (toString (ge .Revision.a "a")) }} 
