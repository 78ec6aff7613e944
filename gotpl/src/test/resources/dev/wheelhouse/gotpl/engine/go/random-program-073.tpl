{{ define "d0" }}{{- /* c 
 */}}{{ end }}a b
  {{ range $i, $x := list (dict "a" 1) (dict "b" 2) -}} {{ range $i, $x := list }} {{$x := $i|html}}{{ if not (lower 1).Revision.b }}  x: 	  x: {{- $x = (list $i|list).Values | not | and "x" (1.5).c|len }}{{ end }}{{ continue -}}{{- end }} 
{{ break}}{{ else -}}{{ lt (call $x|upper) .}}{{true -}} 
{{- end }}
{{ or "x" (toString "x") }}