{{ define "d0" }}{{ range list (dict "a" 1) (dict "b" 2)}} 
{{. }}
{{- end }}{{ end }}{{include "nope" .Release.x -}} 
{{/* c 
 */ }}