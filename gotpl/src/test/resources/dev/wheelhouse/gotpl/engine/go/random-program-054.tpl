{{ define "d0" }}"
{{ range $z := list (dict "a" 1) (dict "b" 2)}} 
"{{ end }}
  {{ range $z := list }}
{{if (index $z 5) -}} 
{{ and . (index nil 5|lower) }}


{{trunc 0 (le 1 . | len)}} {{else}}{{ gt (.Name|upper) -3 }}
{{ not 1}} 
{{- end }}{{ end }}
{{ end }}{{ range $y := 3 -}}{{- $y := not .Release.Release}}{{ end -}}	{{ with $x := println (list) }}{{ false }} {{ end }}	