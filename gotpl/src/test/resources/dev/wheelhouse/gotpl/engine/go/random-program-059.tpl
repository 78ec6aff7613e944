{{ define "d0" }}{{- dict | toString }} {{with $z := $.Release |
 not }}{{- with gt .x.c .x.Name.a }}  x:  {{ end }}
  {{with lower (js 1)|print }}{{ eq 0 (lower 1 | not)}}{{- $ }}
{{ge . (-3)}}
{{ end -}}{{- end }}{{range $z := list (dict "a" 1) (dict "b" 2) }}	}}{{ end -}}
{{ end }}{{ if (tpl "x{{ $ }}" $).a.c -}}
  text{{$|index (ge . 100000) .c }}{{ with print $.Name}}{
  {{- if 1.5 -}}
{{range $x := list (dict "a" 1) (dict "b" 2)}} 
{{- printf "%v-%s" "x" false }}{{end }} 
{{ range $i, $y := dict "a" 1 "b" nil}}
  {{- $z := (dict | index (list 1 2)).Revision -}}{{- include "d0" . | not }} 
{{ end }}
  "{{else -}}{{- $z := int64 5|not }}{{end}}{{ $y := nil }}{{ end }}
{{- else if 2.0 }}{{ lt 2.0 (html 100000 1 .c.Release 1) }}
  {{ end}} 
{{range $y := list (dict "a" 1) (dict "b" 2)}}{{with dict -}}{{- if le nil 0}} 
{{ if int64 5 }}
}}
  x: 
{{ else }}"{

	{{ end }}
{{- range $i, $y := dict "a" 1 "b" nil }}	}}{{{continue }}{{ end }}
  {{else }}{{range list 1 "a" nil }} {{- upper (ge .Revision.c.Release "b c") }} 
{{ $x := and (1.5).Values.Name -}}{{ end}}{{ end }} {{- template "d0" eq . . }}{{ end -}}
  {{if 2.0 }}{{- $y = true}}{{else }}{
{{ end }}{{ $y := dict "c" -3 "a" $y | printf "%v"}}{{ break }}{{end -}}
  