{{ define "d0" }}{{ with not (.Values.Release.Revision) }}{{ (tpl "x{{ $ }}" (int64 5).a.Name |
 print).c.c.a }}
{{ end }}
  {{ end }}{{ define "d1" }}{{ lt "x" .x.Name }} 
{{- le true ((tpl "x{{ $ }}" $.c | printf "%v") | eq 1) }}	{{ end }}{{- ge ($) .}}	{{with eq (trunc 0 .) . |
 list}}{{ index true 0 -}}{{ with lt (.x.a) "a" -}}{{ with ((`r`) | lower).Release }}{{- template "d0" upper (dict "b" 1 "x" .Name.c | html)|html }}{{ end }}
{{ with include "d0" 2.0|lower }}{{- range list }}
  {{ lower $ }}
{{$ -}}{{$y := len (html $ .a) -}}{{- else }}{{ $y = list $y . (dict) |
 printf "%v-%s" $y }}a b {{- end -}}{{else -}}{ {{range $i, $y := dict "a" 1 "b" nil }} 
}}	{{ end}}{{- end}} {{ else with int64 5 | len -}}{{range dict "a" 1 "b" nil }}a b{{ end}}	{{ tpl "{{ . }}" "a" |
 not -}} {{ end }}{{else -}}{{ if (println "b c" false |
 upper) }}{{ if html 0 (false).a.Name.Values}} 
  x: 
{{ else if dict "c" false | upper}}{{- range 3 -}}
" 
{{- break}}{{end }}
{{ else if "" -}}{{if call (true | print) (gt 1.5) -}} {{.|printf "%v" }}{{- else}}{{- trunc 0 ""}}
a b 
{{ end -}}{{ range list (dict "a" 1) (dict "b" 2) -}} 
{{ list .Release}}
  "{{$z := (call "b c")}}{{end }}{{- end -}}
  x: {{ range $i, $y := list (dict "a" 1) (dict "b" 2)}}{{range $x := list (dict "a" 1) (dict "b" 2) -}} {{- .Revision.Revision }}
  {{- end }}{{ else }}{{- (not .x) }}	{{end -}}
  {{ end }} 
{{ end -}}